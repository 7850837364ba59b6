package dev.drover.daemon;

import dev.drover.core.Decision;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.store.StateStore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// One thing in the writer's queue, and the future of its answer.
abstract sealed class WriterJob<R> {
    final CompletableFuture<StateWriter.Outcome<R>> future = new CompletableFuture<>();

    /// @return the state after this job; its events are added to the batch's
    abstract State decide(State state, Instant now, List<Event> events);

    abstract R result();

    final void complete(boolean durable) {
        if (!future.isDone()) {
            future.complete(new StateWriter.Outcome<>(result(), durable));
        }
    }

    final void fail(Throwable e) {
        future.completeExceptionally(e);
    }

    /// A rule to decide.
    static final class OfRule<R> extends WriterJob<R> {
        private final Rule<R> rule;
        private final State considered;
        private Decision<R> decision;

        /// @param considered the state that the decision was made on; it stands if that is still
        /// the last one
        OfRule(Rule<R> rule, State considered, Decision<R> decision) {
            this.rule = rule;
            this.considered = considered;
            this.decision = decision;
        }

        @Override
        State decide(State state, Instant now, List<Event> events) {
            if (state != considered) {
                decision = rule.decide(state, now);
            }
            events.addAll(decision.events());
            return state.apply(decision.events());
        }

        @Override
        R result() {
            return decision.reply();
        }
    }

    /// Work that needs the write connection and changes no state.
    static final class OfStore<R> extends WriterJob<R> {
        private final StateStore store;
        private final Function<StateStore, R> work;
        private @Nullable R result;

        OfStore(StateStore store, Function<StateStore, R> work) {
            this.store = store;
            this.work = work;
        }

        @Override
        State decide(State state, Instant now, List<Event> events) {
            result = work.apply(store);
            return state;
        }

        @Override
        R result() {
            return Objects.requireNonNull(result);
        }
    }
}
