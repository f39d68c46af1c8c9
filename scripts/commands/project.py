"""`test` and `bench`: of the project itself."""

import click

from scripts.commands.shared import CHECKOUT, OK


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, metavar="[THAM SỐ]...", type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> int:
    """Chạy bộ kiểm thử (thêm tham số của pytest nếu cần)."""
    from scripts.setup.testing import run

    return run(CHECKOUT, arguments)


@click.command(context_settings={"show_default": True})
@click.option(
    "--pages",
    type=click.IntRange(20, 100_000),
    metavar="SỐ",
    multiple=True,
    default=(400, 4000, 16_000),
    help="Số trang.",
)
@click.option("--runs", type=click.IntRange(1, 20), metavar="SỐ", default=3, help="Số lần đo, lấy trung vị.")
@click.option("--all-peers", is_flag=True, help="So với mọi bộ dựng trang, không chỉ Hugo (thêm khoảng 10 phút).")
@click.option("--markdown", is_flag=True, help="In bảng Markdown.")
@click.option("--serve", "serving", is_flag=True, help="Đo nginx gửi site/ nhanh đến đâu, bên cạnh một tệp nhỏ.")
def bench(pages: tuple[int, ...], runs: int, all_peers: bool, markdown: bool, serving: bool) -> int:
    """Đo tốc độ, bộ nhớ và dung lượng so với các bộ dựng trang khác."""
    if serving:
        from scripts.bench.serving import run as served

        click.echo(served(CHECKOUT), nl=False)
        return OK
    from scripts.bench.benchmark import run

    return run(CHECKOUT, list(pages), runs, all_peers, markdown)
