package dev.drover.daemon;

import dev.drover.core.FocusRules;
import dev.drover.core.Lookup;
import dev.drover.core.Refused;
import dev.drover.host.TerminalFocus;
import dev.drover.model.FocusAttempt;
import dev.drover.model.Instance;
import dev.drover.model.State;
import dev.drover.model.Terminal;
import dev.drover.model.view.FocusAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// "Go to its terminal". Where one terminal runs in another (tmux in a window), the inner one shows
/// the place first, then the outer one comes to the front.
final class Focus {
    /// A tmux in a tmux in a window; deeper than that nobody looks.
    private static final int DEEPEST = 3;

    private final Supplier<State> state;
    private final TerminalFocus terminals;

    Focus(Supplier<State> state, TerminalFocus terminals) {
        this.state = state;
        this.terminals = terminals;
    }

    /// @param id as {@link Lookup} takes it
    FocusAnswer on(String id) {
        Instance instance = Lookup.instance(state.get(), id);
        String path = instance.location().cwd();
        if (!instance.isLive()) {
            return new FocusAnswer(false, "It has ended, and its terminal is not ours.", path);
        }
        List<String> said = new ArrayList<>();
        boolean done = lead(instance.terminal(), DEEPEST, said);
        return new FocusAnswer(done, String.join(" ", said), path);
    }

    /// Whether there is any way that may lead there; only trying tells whether it does.
    boolean mayLead(String id) {
        try {
            Instance instance = Lookup.instance(state.get(), id);
            return instance.isLive() && !FocusRules.plan(instance.terminal()).attempts().isEmpty();
        } catch (Refused e) {
            return false;
        }
    }

    private boolean lead(Terminal terminal, int depth, List<String> said) {
        FocusRules.Plan plan = FocusRules.plan(terminal);
        for (FocusAttempt attempt : plan.attempts()) {
            TerminalFocus.Outcome outcome = terminals.carryOut(attempt);
            said.add(outcome.line());
            if (outcome.done()) {
                Terminal around = outcome.around();
                if (around != null && depth > 1) {
                    lead(around, depth - 1, said);
                }
                return true;
            }
        }
        said.add(plan.otherwise());
        return false;
    }
}
