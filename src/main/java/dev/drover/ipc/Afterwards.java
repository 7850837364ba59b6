package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What an answer leads to but does not depend on, such as waking those who want to know. On a
/// machine with few processors, whoever is woken runs at once, and the caller would wait for him.
public final class Afterwards {
    private static final ThreadLocal<@Nullable Afterwards> ANSWERING = new ThreadLocal<>();

    private final List<Runnable> tasks = new ArrayList<>();

    private Afterwards() {}

    /// Runs it on this thread: once the answer is sent if this thread makes one, else at once.
    public static void run(Runnable task) {
        Afterwards answering = ANSWERING.get();
        if (answering == null) {
            task.run();
        } else {
            answering.tasks.add(task);
        }
    }

    /// From now on this thread makes an answer.
    static Afterwards begin() {
        Afterwards answering = new Afterwards();
        ANSWERING.set(answering);
        return answering;
    }

    /// The answer is sent, or will never be.
    void end() {
        ANSWERING.remove();
        tasks.forEach(Runnable::run);
        tasks.clear();
    }
}
