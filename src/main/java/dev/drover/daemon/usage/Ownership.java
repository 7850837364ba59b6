package dev.drover.daemon.usage;

import dev.drover.model.Instance;
import dev.drover.model.State;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.ConversationFacts;
import dev.drover.store.UsageSamples;

import java.util.HashMap;
import java.util.Map;

/// Whose conversations are whose: kept with usage, because instances leave the state.
final class Ownership {
    private Ownership() {}

    /// Conversations of live instances, where that is not kept yet.
    static Map<Conversation, UsageSamples.Owner> changed(
            State state, SessionIndex sessions, Ledger ledger) {
        Map<Conversation, UsageSamples.Owner> owners = new HashMap<>();
        for (Instance instance : state.instances().all()) {
            if (!instance.isLive()) {
                continue;
            }
            for (Conversation one : sessions.of(instance, state)) {
                Ledger.Account account = ledger.account(one);
                ConversationFacts facts = account == null ? null : account.facts();
                String id = instance.id().value();
                String workspace = instance.location().workspace().value();
                boolean kept =
                        facts == null
                                || (id.equals(facts.instance())
                                        && workspace.equals(facts.workspace()));
                if (!kept) {
                    owners.put(one, new UsageSamples.Owner(id, workspace));
                }
            }
        }
        return owners;
    }
}
