package dev.drover.ipc;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Optional;

/// A request's body: ends with an `IOException` when it grows over its limit or comes too slowly,
/// and remembers why, so that the answer is right whatever the handler makes of the exception.
final class BodyStream extends FilterInputStream {
    private final Visitor visitor;
    private final long limit;
    private long count;
    private volatile boolean ended;
    private volatile @Nullable Problem failure;
    private volatile boolean gone;

    BodyStream(Content.Source source, Visitor visitor, long limit) {
        super(Content.Source.asInputStream(source));
        this.visitor = visitor;
        this.limit = limit;
    }

    /// Why the body could not be read, where the caller is to blame and still there.
    Optional<Problem> failure() {
        return Optional.ofNullable(failure);
    }

    /// True if the caller has left.
    boolean isGone() {
        return gone;
    }

    boolean isEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Problem before = failure;
        if (before != null) {
            throw new IOException(before.detail());
        }
        int read = next(buffer, offset, length);
        if (read < 0) {
            ended = true;
            visitor.answers();
            return read;
        }
        count += read;
        if (count > limit) {
            throw fail(tooLong(limit), null);
        }
        if (visitor.isLate()) {
            throw fail(tooSlow(), null);
        }
        return read;
    }

    /// Swallows what is still coming, so that a caller who is still sending gets to read the
    /// answer. Ends at the deadline for bodies.
    void drain() {
        visitor.hurries();
        byte[] sink = new byte[16 * 1024];
        try {
            while (!ended && !gone && !visitor.isLate() && next(sink, 0, sink.length) >= 0) {
                // Bodies that are not wanted are not kept.
            }
        } catch (IOException e) {
            gone = true;
        }
    }

    /// Jetty's stream would read to the end here; what is left is dealt with after the answer.
    @Override
    public void close() {
        visitor.answers();
    }

    static Problem tooLong(long limit) {
        return Problem.of(413, "too-long", "The body may have at most " + limit + " bytes here.");
    }

    private static Problem tooSlow() {
        return Problem.of(408, "too-slow", "The body did not arrive in time.");
    }

    private int next(byte[] buffer, int offset, int length) throws IOException {
        visitor.reads();
        try {
            return in.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) {
            if (visitor.isLate()) {
                throw fail(tooSlow(), e);
            }
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof HttpException http) {
                    throw fail(ParserProblems.of(http.getCode()), e);
                }
            }
            gone = true;
            throw new IOException("The caller has left.", e);
        }
    }

    private IOException fail(Problem problem, @Nullable Throwable cause) {
        failure = problem;
        return new IOException(problem.detail(), cause);
    }
}
