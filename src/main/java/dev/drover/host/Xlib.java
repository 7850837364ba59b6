package dev.drover.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// One connection to an X11 display, for the few words {@link X11Windows} says; 64-bit systems
/// only. Loading it fails where there is no libX11.
final class Xlib implements AutoCloseable {
    private static final SymbolLookup LIBRARY =
            SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
    private static final MethodHandle OPEN =
            call("XOpenDisplay", FunctionDescriptor.of(ADDRESS, ADDRESS));
    private static final MethodHandle CLOSE =
            call("XCloseDisplay", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle ROOT =
            call("XDefaultRootWindow", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    private static final MethodHandle ATOM =
            call("XInternAtom", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle PROPERTY =
            call(
                    "XGetWindowProperty",
                    FunctionDescriptor.of(
                            JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT,
                            JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle SEND =
            call(
                    "XSendEvent",
                    FunctionDescriptor.of(
                            JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS));
    private static final MethodHandle SYNC =
            call("XSync", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle FREE =
            call("XFree", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    private static final int CLIENT_MESSAGE = 33;
    private static final long TO_WINDOW_MANAGER = (1L << 19) | (1L << 20);
    private static final int MOST_VALUES = 4096;
    private static final long ANY_TYPE = 0;
    private static final long FROM_THE_USER = 2;

    private final MemorySegment display;
    private final long root;

    private Xlib(MemorySegment display, long root) {
        this.display = display;
        this.root = root;
    }

    /// Null if there is no such display, or it does not let us in.
    static @Nullable Xlib open(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment display = (MemorySegment) OPEN.invokeExact(arena.allocateFrom(name));
            return display.equals(MemorySegment.NULL)
                    ? null
                    : new Xlib(display, (long) ROOT.invokeExact(display));
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// The numbers in a property of the root window, none if it is not set.
    long[] rootValues(String property) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment type = arena.allocate(JAVA_LONG);
            MemorySegment format = arena.allocate(JAVA_INT);
            MemorySegment count = arena.allocate(JAVA_LONG);
            MemorySegment left = arena.allocate(JAVA_LONG);
            MemorySegment values = arena.allocate(ADDRESS);
            int failure =
                    (int)
                            PROPERTY.invokeExact(
                                    display,
                                    root,
                                    atom(arena, property),
                                    0L,
                                    (long) MOST_VALUES,
                                    0,
                                    ANY_TYPE,
                                    type,
                                    format,
                                    count,
                                    left,
                                    values);
            MemorySegment found = values.get(ADDRESS, 0);
            if (failure != 0 || found.equals(MemorySegment.NULL)) {
                return new long[0];
            }
            // Xlib gives 32-bit values as C longs, whatever their size.
            long[] all =
                    format.get(JAVA_INT, 0) == 32
                            ? found.reinterpret(count.get(JAVA_LONG, 0) * JAVA_LONG.byteSize())
                                    .toArray(JAVA_LONG)
                            : new long[0];
            int ignored = (int) FREE.invokeExact(found);
            return all;
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Asks the window manager to activate a window, in the user's name.
    void askForWindow(long window) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = arena.allocate(MemoryLayout.sequenceLayout(24, JAVA_LONG));
            event.set(JAVA_INT, 0, CLIENT_MESSAGE);
            event.set(JAVA_LONG, 32, window);
            event.set(JAVA_LONG, 40, atom(arena, "_NET_ACTIVE_WINDOW"));
            event.set(JAVA_INT, 48, 32);
            event.set(JAVA_LONG, 56, FROM_THE_USER);
            int ignored = (int) SEND.invokeExact(display, root, 0, TO_WINDOW_MANAGER, event);
            int _ = (int) SYNC.invokeExact(display, 0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private long atom(Arena arena, String name) throws Throwable {
        return (long) ATOM.invokeExact(display, arena.allocateFrom(name), 0);
    }

    @Override
    public void close() {
        try {
            int ignored = (int) CLOSE.invokeExact(display);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static MethodHandle call(String name, FunctionDescriptor shape) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), shape);
    }

    private static IllegalStateException impossible(Throwable e) {
        return new IllegalStateException("libX11 cannot be called", e);
    }
}
