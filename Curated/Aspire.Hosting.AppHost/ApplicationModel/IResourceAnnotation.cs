namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something said about a resource; what it means is up to who reads it.</summary>
public interface IResourceAnnotation;
