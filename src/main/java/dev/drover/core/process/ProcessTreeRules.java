package dev.drover.core.process;

import dev.drover.model.State;
import dev.drover.model.process.ProcessTree;

/// The tree of all processes that have to do with agents, each with its class and the evidence.
public final class ProcessTreeRules {
    private ProcessTreeRules() {}

    public static ProcessTree tree(State state, ProcessLook look) {
        return new TreeBuilder(state, look).tree();
    }
}
