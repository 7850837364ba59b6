package dev.drover.host;

final class OshiProcessTableTest extends ProcessTableContract {
    private final ProcessTable table = new OshiProcessTable();

    @Override
    ProcessTable table() {
        return table;
    }
}
