package dev.drover.daemon.usage;

import java.nio.file.Path;
import java.util.List;

/// How far the reading of transcripts is, and what hinders it.
///
/// @param looked false until it is known which transcripts there are
/// @param filesLeft transcripts that wait to be read
/// @param bytesLeft in them, and in the one at hand
/// @param older transcripts that are not read, because nothing was written to them for long
/// @param brokenLines since Drover runs, in transcripts that were read
/// @param brokenIn the first few transcripts with such lines
/// @param refused what is called like a transcript and is no plain file; the first few
/// @param unwatched directories that the system does not watch for us, so that what is new in them
/// is found late
public record TranscriptState(
        boolean looked,
        int filesLeft,
        long bytesLeft,
        int older,
        long brokenLines,
        List<Path> brokenIn,
        List<Path> refused,
        int unwatched) {
    public TranscriptState {
        brokenIn = List.copyOf(brokenIn);
        refused = List.copyOf(refused);
    }

    public boolean isDone() {
        return looked && filesLeft == 0;
    }
}
