namespace Gapless.ServiceDefaults.Sessions;

/// <summary>
/// On an endpoint that signs people in: there everybody is a stranger, whatever cookie they bring. Else the framework would keep the id of the session
/// that the cookie names, and somebody else may know it (session fixation); that session ends instead.
/// </summary>
public sealed class BeginsSession;
