using Gapless.Data.Migrations.Running;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gapless.Data.Migrations
{
    /// <inheritdoc />
    [Justified("No release has run yet, so the table of findings is small and its new index is built at once.")]
    public partial class HeldFindings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_findings_held",
                table: "findings",
                columns: new[] { "organization_id", "system_id", "check_id" },
                filter: "until IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_findings_held",
                table: "findings");
        }
    }
}
