package dev.drover.ui.part;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks something that may wait for the disk, off the FX thread, and shows the answer on it. While
/// one question is under way no other is asked. Used on the FX thread.
///
/// @param <T> the answer
public final class Inquiry<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

    private final Supplier<T> question;
    private final Consumer<T> answer;
    private final Consumer<RuntimeException> told;
    private final Executor worker;
    private final Executor toolkit;
    private boolean underWay;
    private boolean failing;
    private boolean anew;

    /// @param worker where the question may wait
    /// @param toolkit where the answer is shown, such as `Platform::runLater`
    public Inquiry(Supplier<T> question, Consumer<T> answer, Executor worker, Executor toolkit) {
        this(question, answer, failure -> {}, worker, toolkit);
    }

    /// @param told of a failure, for those who show more than what they showed before
    public Inquiry(
            Supplier<T> question,
            Consumer<T> answer,
            Consumer<RuntimeException> told,
            Executor worker,
            Executor toolkit) {
        this.question = question;
        this.answer = answer;
        this.told = told;
        this.worker = worker;
        this.toolkit = toolkit;
    }

    public static Executor virtualThreads() {
        return task -> Thread.ofVirtual().name("window-inquiry").start(task);
    }

    public void ask() {
        if (!underWay) {
            underWay = true;
            worker.execute(this::put);
        }
    }

    /// For what has changed: an answer that is under way may not know of it yet, so the question is
    /// put once more after that.
    public void askAnew() {
        anew = underWay;
        ask();
    }

    private void answered() {
        underWay = false;
        if (anew) {
            anew = false;
            ask();
        }
    }

    private void put() {
        try {
            T found = question.get();
            toolkit.execute(
                    () -> {
                        failing = false;
                        answered();
                        answer.accept(found);
                    });
        } catch (RuntimeException e) {
            toolkit.execute(() -> failed(e));
        }
    }

    private void failed(RuntimeException e) {
        answered();
        if (!failing) {
            LOG.warn("A part of the window cannot be read; it keeps what it shows", e);
        }
        failing = true;
        told.accept(e);
    }
}
