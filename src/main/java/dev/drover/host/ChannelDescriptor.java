package dev.drover.host;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/// The number under which the kernel knows a channel. Whoever uses it sees to it that the channel
/// is not closed meanwhile: the number could mean another one then.
final class ChannelDescriptor {
    private static final @Nullable MethodHandle DESCRIPTOR = descriptor();

    private ChannelDescriptor() {}

    /// @return empty if the system does not show it
    static OptionalInt of(SocketChannel channel) {
        if (DESCRIPTOR == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of((int) DESCRIPTOR.invokeExact(channel));
        } catch (Throwable e) {
            return OptionalInt.empty(); // a channel of another maker
        }
    }

    @AllowForbidden(
            "no open door leads to the descriptor of a channel; needs --add-opens sun.nio.ch")
    private static @Nullable MethodHandle descriptor() {
        try {
            return MethodHandles.lookup()
                    .unreflect(Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal"))
                    .asType(MethodType.methodType(int.class, SocketChannel.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
