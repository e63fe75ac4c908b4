using Gapless.Readiness.Checks.Containers;

namespace Gapless.Readiness.Checks.Data;

/// <summary>Databases that an operator of the cluster runs.</summary>
internal static class DatabaseOperators
{
    private static readonly string[] Groups = ["postgresql.cnpg.io/", "acid.zalan.do/", "pxc.percona.com/", "psmdb.percona.com/", "pgv2.percona.com/", "postgres-operator.crunchydata.com/", "mysql.oracle.com/", "mariadb.mmontes.io/", "k8s.mariadb.com/", "mongodbcommunity.mongodb.com/", "sql.cnrm.cloud.google.com/", "rds.aws", "dbforpostgresql.azure"];

    /// <summary>The database clusters, not their backups and users.</summary>
    public static IEnumerable<KubernetesResource> In(Cluster cluster) => cluster.Resources.Where(one =>
        one.Root["apiVersion"].Text is { } version && Groups.Any(group => version.StartsWith(group, StringComparison.OrdinalIgnoreCase))
        && one.Kind is "Cluster" or "postgresql" or "PostgresCluster" or "PerconaXtraDBCluster" or "PerconaServerMongoDB" or "PerconaPGCluster" or "InnoDBCluster" or "MariaDB" or "MongoDBCommunity" or "SQLInstance" or "DBInstance" or "DBCluster" or "FlexibleServer");

    /// <summary>How many instances it runs.</summary>
    public static long Instances(KubernetesResource database)
    {
        var spec = database.Root["spec"];
        return spec["instances"].Number ?? spec["numberOfInstances"].Number ?? spec["replicas"].Number ?? spec["members"].Number
            ?? spec["instances"].Items.FirstOrDefault()?["replicas"].Number ?? spec.At("pxc", "size").Number ?? spec["replsets"].Items.FirstOrDefault()?["size"].Number ?? 1;
    }
}
