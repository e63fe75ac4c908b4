using Gapless.Gateway;

GatewayApplication.Build(args).Run();
