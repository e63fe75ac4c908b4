using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gapless.Data.Migrations
{
    /// <inheritdoc />
    public partial class DocumentChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "changes",
                table: "documents",
                type: "jsonb",
                maxLength: 1000000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changes",
                table: "documents");
        }
    }
}
