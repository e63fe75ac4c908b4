#!/bin/sh
# Compiles AppHost with its publish-only half against Aspire's public API listings, where the packages themselves cannot be had.
# usage: typecheck.sh ASPIRE WORK     ASPIRE: a clone of github.com/microsoft/aspire; WORK: an empty folder outside this repository
set -eu
[ $# = 2 ] || { echo "usage: $0 ASPIRE WORK" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
aspire=$1 work=$2
mkdir -p "$work/reference" "$work/apphost"

packages=". .AppHost. .Azure. .Azure.AppContainers. .Azure.ApplicationInsights. .Azure.ContainerRegistry. .Azure.KeyVault. .Azure.Network.
    .Azure.OperationalInsights. .Azure.PostgreSQL. .Azure.Redis. .Azure.Storage. .Docker. .Kubernetes. .PostgreSQL. .Redis."
for package in $packages; do
    name="Aspire.Hosting${package%.}"
    git -C "$aspire" show "HEAD:src/$name/api/$name.cs" > "$work/reference/$name.cs"
done
cp "$here/Azure.Provisioning.stub" "$work/reference/Azure.Provisioning.cs"

# The listings leave out what a compiler needs and a reader does not; see README.md.
sed -i -f "$here/listings.sed" "$work"/reference/Aspire.*.cs

sed "s|ROOT|$root|g" "$here/reference.xml" > "$work/reference/reference.csproj"
sed "s|ROOT|$root|g" "$here/apphost.xml" > "$work/apphost/apphost.csproj"
printf '<Project />\n' | tee "$work/Directory.Build.props" "$work/Directory.Build.targets" > "$work/Directory.Packages.props"

# Both with the preview package and, as by default, without it.
dotnet build "$work/apphost" -v q --nologo -p:WithKubernetes=false
dotnet build "$work/apphost" -v q --nologo
echo "Type-checked against Aspire $(git -C "$aspire" rev-parse --short HEAD)."
