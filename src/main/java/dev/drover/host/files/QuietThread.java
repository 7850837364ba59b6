package dev.drover.host.files;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A thread that only works while nobody else wants the processor. Java's own priorities say
/// nothing to Linux.
public final class QuietThread {
    private static final int PRIO_PROCESS = 0;
    private static final int NICE = 10;

    private QuietThread() {}

    /// Starts a daemon thread of that kind.
    public static Thread start(String name, Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(
                        () -> {
                            stepBack();
                            work.run();
                        });
    }

    /// To Linux a thread is a process of its own here, and 0 is the one that asks.
    private static void stepBack() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        Optional<MemorySegment> call = Linker.nativeLinker().defaultLookup().find("setpriority");
        if (call.isEmpty()) {
            return;
        }
        try {
            // It is only a favour, so a refusal does not matter.
            int ignored =
                    (int)
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            call.get(),
                                            FunctionDescriptor.of(
                                                    JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                                    .invokeExact(PRIO_PROCESS, 0, NICE);
        } catch (Throwable e) {
            throw new AssertionError("a libc call cannot throw", e);
        }
    }
}
