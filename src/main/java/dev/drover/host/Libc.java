package dev.drover.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The libc calls that Java has no door to; Linux on x86_64 and aarch64 only. A failure comes back
/// as the negated `errno`, as the kernel itself does it. With {@link RawFiles}, {@link Xlib} and
/// `host.files` the only place of native code.
final class Libc {
    static final int EPERM = 1;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int ENOTTY = 25;
    static final int ENOSYS = 38;
    static final short POLLIN = 1;

    // The same numbers on both processors, because these calls are younger than the common table.
    private static final long SYS_PIDFD_SEND_SIGNAL = 424;
    private static final long SYS_PIDFD_OPEN = 434;

    private static final long SYS_IOCTL = System.getProperty("os.arch").equals("amd64") ? 16 : 29;

    // struct pidfd_info as it was first: mask, control group, pid, thread group, parent and more.
    private static final long PIDFD_INFO_SIZE = 64;
    private static final long PIDFD_INFO_PARENT = 24;
    private static final long PIDFD_INFO_IDS = 1;
    private static final long PIDFD_GET_INFO = 0xc000ff0bL | PIDFD_INFO_SIZE << 16;

    private static final long SYS_GETDENTS64 =
            System.getProperty("os.arch").equals("amd64") ? 217 : 61;

    private static final long SYS_MADVISE =
            System.getProperty("os.arch").equals("amd64") ? 28 : 233;
    private static final int MADV_DONTNEED = 4;

    private static final int O_CLOEXEC = 0x80000;
    private static final int O_NONBLOCK = 0x800;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int SC_CLOCK_TICKS = 2;
    private static final int SC_PAGE_SIZE = 30;

    // struct epoll_event is packed on x86_64 alone.
    private static final boolean PACKED_EVENTS = System.getProperty("os.arch").equals("amd64");
    private static final long EVENT_SIZE = PACKED_EVENTS ? 12 : 16;
    private static final long EVENT_DATA = PACKED_EVENTS ? 4 : 8;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SYSCALL =
            checked(
                    "syscall",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG));
    private static final MethodHandle SYSCALL_INTO =
            plain(
                    "syscall",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG));
    private static final MethodHandle KILL = checked("kill", ints(2));
    private static final MethodHandle POLL =
            checked("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle EPOLL_CREATE = checked("epoll_create1", ints(1));
    private static final MethodHandle EPOLL_CTL =
            checked(
                    "epoll_ctl",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle EPOLL_WAIT =
            checked(
                    "epoll_wait",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle EVENTFD = checked("eventfd", ints(2));
    private static final MethodHandle EVENTFD_WRITE =
            checked("eventfd_write", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle GETSOCKOPT =
            plain(
                    "getsockopt",
                    FunctionDescriptor.of(
                            JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle SYSCONF =
            plain("sysconf", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
    private static final MethodHandle GETEUID = plain("geteuid", ints(0));
    private static final MethodHandle CLOSE = plain("close", ints(1));

    private Libc() {}

    /// @return a descriptor that stands for the process, or a negated errno
    static int pidfdOpen(long pid) {
        return (int) syscall(SYS_PIDFD_OPEN, pid, 0);
    }

    static int pidfdSendSignal(int pidfd, int signal) {
        return (int) syscall(SYS_PIDFD_SEND_SIGNAL, pidfd, signal);
    }

    /// The parent of a process, asked of a descriptor that stands for it; since Linux 6.13.
    ///
    /// @return 0 if it cannot be seen from here, or a negated errno
    static long parent(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment info = arena.allocate(PIDFD_INFO_SIZE, 8);
            info.set(JAVA_LONG, 0, PIDFD_INFO_IDS);
            long pidfd = syscall(state, SYS_PIDFD_OPEN, pid, 0, MemorySegment.NULL);
            if (pidfd < 0) {
                return pidfd;
            }
            long outcome = syscall(state, SYS_IOCTL, pidfd, PIDFD_GET_INFO, info);
            close((int) pidfd);
            return outcome < 0
                    ? outcome
                    : Integer.toUnsignedLong(info.get(JAVA_INT, PIDFD_INFO_PARENT));
        }
    }

    /// @param signal 0 only asks whether the process exists
    static int kill(long pid, int signal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) KILL.invokeExact(state, (int) pid, signal), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Waits until the descriptor can be read (for a process: until it has ended).
    ///
    /// @return 1 if it can, 0 if the time is over, or a negated errno
    static int pollReadable(int fd, int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment pollfd = arena.allocate(8, 4);
            pollfd.set(JAVA_INT, 0, fd);
            pollfd.set(JAVA_SHORT, 4, POLLIN);
            return result((int) POLL.invokeExact(state, pollfd, 1L, millis), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int epollCreate() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) EPOLL_CREATE.invokeExact(state, O_CLOEXEC), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Reports `fd` once it can be read.
    static int epollAdd(int epoll, int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment event = arena.allocate(EVENT_SIZE, 8);
            event.set(JAVA_INT, 0, POLLIN);
            event.set(JAVA_INT, EVENT_DATA, fd);
            return result(
                    (int) EPOLL_CTL.invokeExact(state, epoll, EPOLL_CTL_ADD, fd, event), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Waits for any of the added descriptors, without end.
    ///
    /// @param ready receives the descriptors that can be read
    /// @return how many, or a negated errno
    static int epollWait(int epoll, int[] ready) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment events = arena.allocate(EVENT_SIZE * ready.length, 8);
            int count =
                    result(
                            (int) EPOLL_WAIT.invokeExact(state, epoll, events, ready.length, -1),
                            state);
            for (int i = 0; i < count; i++) {
                ready[i] = events.get(JAVA_INT_UNALIGNED, i * EVENT_SIZE + EVENT_DATA);
            }
            return count;
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int eventFd() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) EVENTFD.invokeExact(state, 0, O_CLOEXEC | O_NONBLOCK), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int eventFdWrite(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return result((int) EVENTFD_WRITE.invokeExact(state, fd, 1L), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Who connected this Unix socket, as the kernel remembers it.
    ///
    /// @return pid, uid, gid; empty on failure
    static int[] peerCredentials(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment both = arena.allocate(16, 4);
            MemorySegment ucred = both.asSlice(0, 12);
            MemorySegment length = both.asSlice(12, 4);
            length.set(JAVA_INT, 0, 12);
            int outcome =
                    (int) GETSOCKOPT.invokeExact(socket, SOL_SOCKET, SO_PEERCRED, ucred, length);
            return outcome == 0 ? ucred.toArray(JAVA_INT) : new int[0];
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static long clockTicksPerSecond() {
        return sysconf(SC_CLOCK_TICKS);
    }

    static long pageSize() {
        return sysconf(SC_PAGE_SIZE);
    }

    static long effectiveUid() {
        try {
            return Integer.toUnsignedLong((int) GETEUID.invokeExact());
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Fills the buffer with the next entries of an open directory.
    ///
    /// @return bytes filled, 0 at the end, or -1
    static long directoryEntries(int fd, MemorySegment into) {
        try {
            return (long)
                    SYSCALL_INTO.invokeExact(SYS_GETDENTS64, (long) fd, into, into.byteSize());
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /// Lets go of pages; what is read there again comes from the file that is mapped there. What
    /// was written there, if it is a private mapping, is lost.
    ///
    /// @return 0, or a negated errno
    static int dropPages(long address, long bytes) {
        return (int) syscall(SYS_MADVISE, address, bytes, MADV_DONTNEED);
    }

    static void close(int fd) {
        try {
            int ignored = (int) CLOSE.invokeExact(fd);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static long sysconf(int name) {
        try {
            return (long) SYSCONF.invokeExact(name);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static long syscall(long number, long first, long second) {
        return syscall(number, first, second, 0);
    }

    /// @param third passed as an address, which to the kernel is a number like the others
    private static long syscall(long number, long first, long second, long third) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return syscall(state, number, first, second, MemorySegment.ofAddress(third));
        }
    }

    private static long syscall(
            MemorySegment state, long number, long first, long second, MemorySegment third) {
        try {
            long value = (long) SYSCALL.invokeExact(state, number, first, second, third, 0L);
            return value == -1 ? -(int) ERRNO.get(state, 0L) : value;
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static int result(int value, MemorySegment state) {
        return value == -1 ? -(int) ERRNO.get(state, 0L) : value;
    }

    private static FunctionDescriptor ints(int arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments];
        Arrays.fill(layouts, JAVA_INT);
        return FunctionDescriptor.of(JAVA_INT, layouts);
    }

    private static MethodHandle checked(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                descriptor,
                Linker.Option.captureCallState("errno"));
    }

    static MethodHandle plain(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }

    static AssertionError impossible(Throwable e) {
        return new AssertionError("a libc call cannot throw", e);
    }
}
