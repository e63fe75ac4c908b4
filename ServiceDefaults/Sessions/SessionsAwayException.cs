namespace Gapless.ServiceDefaults.Sessions;

/// <summary>The cache, where sessions are kept, does not answer: nobody can be told from anybody else at the moment.</summary>
public sealed class SessionsAwayException(Exception? inner = null) : Exception("Sessions cannot be read at the moment. Try again in a few seconds.", inner);
