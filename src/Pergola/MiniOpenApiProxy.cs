namespace Pergola;

/// <summary>The superapp's side of the open APIs: derive from it and override what your app answers itself.</summary>
public abstract partial class MiniOpenApiProxy;
