"""What a program that is frozen with PyInstaller takes along of steadyhand."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules  # type: ignore[import-untyped]

datas: list[tuple[str, str]] = collect_data_files("steadyhand")
hiddenimports: list[str] = collect_submodules("steadyhand", filter=lambda name: ".freezing" not in name)
