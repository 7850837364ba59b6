package dev.drover.bench;

import dev.drover.ipc.Peer;
import dev.drover.ipc.Request;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;

/// A hook as its handler sees it, without a connection.
record HookRequest(byte[] payload) implements Request {
    private static final Peer NOBODY = new Peer(Peer.Door.UNIX, 0, -1);

    @Override
    public Peer peer() {
        return NOBODY;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/hooks/claude-code";
    }

    @Override
    public String param(String name) {
        return "claude-code";
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(payload);
    }

    @Override
    public <T> T json(Class<T> type) {
        throw new UnsupportedOperationException("hooks are read as a stream");
    }
}
