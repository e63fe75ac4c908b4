using Gapless.Api;

ApiApplication.Build(args).Run();
