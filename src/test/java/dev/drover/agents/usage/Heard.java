package dev.drover.agents.usage;

import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps all that lines say.
final class Heard implements TranscriptFindings {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    final List<TokenUse> uses = new ArrayList<>();
    final List<Instant> stopped = new ArrayList<>();
    int toolCalls;
    int broken;

    Heard read(TranscriptReader reader, String... lines) {
        return read(reader, List.of(lines));
    }

    Heard read(TranscriptReader reader, List<String> lines) {
        try {
            for (String line : lines) {
                reader.read(text(line, Integer.MAX_VALUE), NOW, this);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /// A line that comes in pieces of at most this many bytes.
    static LineText text(String line, int piece) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new LineText() {
            @Override
            public int copy(long from, byte[] into, int most) {
                int count = Math.min(Math.min(most, piece), bytes.length - (int) from);
                System.arraycopy(bytes, (int) from, into, 0, count);
                return count;
            }

            @Override
            public byte at(long index) {
                return bytes[(int) index];
            }

            @Override
            public long find(byte wanted, long from) {
                int place = (int) from;
                while (place < bytes.length && bytes[place] != wanted) {
                    place++;
                }
                return place < bytes.length ? place : -1;
            }
        };
    }

    Tokens sum() {
        return uses.stream().map(TokenUse::tokens).reduce(Tokens.NONE, Tokens::plus);
    }

    @Override
    public void use(TokenUse use) {
        uses.add(use);
    }

    @Override
    public void toolCalls(int count) {
        toolCalls += count;
    }

    @Override
    public void stopped(Instant at) {
        stopped.add(at);
    }

    @Override
    public void broken() {
        broken++;
    }
}
