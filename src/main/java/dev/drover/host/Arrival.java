package dev.drover.host;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalInt;

/// Waits for what is about to arrive on a connection. Java can do so with a selector alone, which
/// costs more than what is waited for.
public final class Arrival {
    private Arrival() {}

    /// Waits until something can be read, or the other side has gone. Not for virtual threads: it
    /// holds on to their carrier. Nobody else may close the channel meanwhile.
    ///
    /// @param within whole milliseconds count
    /// @return false if the time is over, or if this system does not tell
    public static boolean await(SocketChannel channel, Duration within) {
        if (Platform.current() != Platform.LINUX) {
            return false;
        }
        OptionalInt fd = ChannelDescriptor.of(channel);
        return fd.isPresent()
                && channel.isOpen()
                && Libc.pollReadable(fd.getAsInt(), (int) within.toMillis()) > 0;
    }
}
