using Gapless.Data.Migrations.Running;
using Gapless.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gapless.Data.Migrations
{
    /// <inheritdoc />
    [Justified("No release has run yet, so the table of jobs is empty and its new index is built at once.")]
    public partial class WholeQueue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_jobs_dead",
                table: "jobs",
                column: "kind",
                filter: "state = 'Dead'");
            migrationBuilder.Sql(RowSecurity.ShareOutsideOrganizations("jobs"));
            migrationBuilder.Sql(RowSecurity.ShareOutsideOrganizations("schedules"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER POLICY whole_queue ON jobs USING (true) WITH CHECK (true)");
            migrationBuilder.Sql("ALTER POLICY whole_queue ON schedules USING (true) WITH CHECK (true)");
            migrationBuilder.DropIndex(
                name: "ix_jobs_dead",
                table: "jobs");
        }
    }
}
