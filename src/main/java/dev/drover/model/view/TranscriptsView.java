package dev.drover.model.view;

import java.util.List;

/// How far transcripts are read, and what hinders it.
///
/// @param looked false until it is known which transcripts there are
/// @param filesLeft transcripts that wait to be read, with `bytesLeft` in them
/// @param older transcripts that are left alone because nothing was written to them for long
/// @param brokenLines since Drover runs, passed over
/// @param brokenIn the first few transcripts with such lines
/// @param refused what is called like a transcript and is no plain file; the first few
/// @param unwatched directories that the system does not watch for us: what is new there is found
/// late
public record TranscriptsView(
        boolean looked,
        int filesLeft,
        long bytesLeft,
        int older,
        long brokenLines,
        List<String> brokenIn,
        List<String> refused,
        int unwatched) {
    public TranscriptsView {
        brokenIn = List.copyOf(brokenIn);
        refused = List.copyOf(refused);
    }
}
