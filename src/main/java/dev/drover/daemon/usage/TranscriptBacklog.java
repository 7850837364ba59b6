package dev.drover.daemon.usage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The transcripts that wait to be read, first things first, and those at hand. No two threads get
/// the same file at once: what is asked for while somebody reads it is read again afterwards.
final class TranscriptBacklog {
    private record Waiting(FoundTranscript transcript, long bytes) {}

    private final Map<Path, Waiting> waiting = new LinkedHashMap<>();

    /// Bytes left of what is being read.
    private final Map<Path, Long> atHand = new HashMap<>();

    private final Set<Path> again = new HashSet<>();
    private final TranscriptTally tally;
    private long bytesWaiting;

    TranscriptBacklog(TranscriptTally tally) {
        this.tally = tally;
    }

    /// Waits from now on behind all others, if it does not wait already.
    ///
    /// @param bytes to be read of it
    synchronized void add(FoundTranscript transcript, long bytes) {
        if (waiting.putIfAbsent(transcript.file(), new Waiting(transcript, bytes)) == null) {
            bytesWaiting += bytes;
        }
        tell();
    }

    /// All that was found has been added.
    synchronized void tell() {
        long bytes = bytesWaiting;
        for (long left : atHand.values()) {
            bytes += left;
        }
        tally.left(waiting.size() + atHand.size(), bytes);
    }

    /// The caller reads the next one, and says when it is done.
    ///
    /// @return null if nothing waits that nobody reads
    synchronized @Nullable FoundTranscript take() {
        for (Waiting next : waiting.values()) {
            if (begin(next.transcript(), next.bytes())) {
                return next.transcript();
            }
        }
        return null;
    }

    /// The caller reads this one before all that waits.
    ///
    /// @return false if another reads it just now; it comes again then
    synchronized boolean begin(FoundTranscript transcript, long bytes) {
        Path file = transcript.file();
        if (atHand.containsKey(file)) {
            again.add(file);
            return false;
        }
        Waiting before = waiting.remove(file);
        bytesWaiting -= before == null ? 0 : before.bytes();
        atHand.put(file, bytes);
        tell();
        return true;
    }

    /// This much is left of what is being read.
    synchronized void left(FoundTranscript transcript, long bytes) {
        atHand.put(transcript.file(), bytes);
        tell();
    }

    /// It was read.
    ///
    /// @return true if it has changed in the meantime
    synchronized boolean end(FoundTranscript transcript) {
        atHand.remove(transcript.file());
        tell();
        return again.remove(transcript.file());
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Bytes to be read of what nobody reads yet.
    synchronized long bytesWaiting() {
        return bytesWaiting;
    }
}
