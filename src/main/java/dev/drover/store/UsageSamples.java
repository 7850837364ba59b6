package dev.drover.store;

import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.HookCost;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.usage.ToolWork;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came in since the last time, beside transcripts.
///
/// @param tools to be added
/// @param status the last one of each conversation that told one
/// @param hooks to be added
/// @param owners whose conversations are whose, as far as that has changed
public record UsageSamples(
        Map<Conversation, ToolWork> tools,
        List<StatusInput> status,
        List<HookCost> hooks,
        Map<Conversation, Owner> owners) {
    public UsageSamples {
        tools = Map.copyOf(tools);
        status = List.copyOf(status);
        hooks = List.copyOf(hooks);
        owners = Map.copyOf(owners);
    }

    /// @param instance id of it
    /// @param workspace id of it
    public record Owner(String instance, @Nullable String workspace) {}

    public static final UsageSamples NONE =
            new UsageSamples(Map.of(), List.of(), List.of(), Map.of());

    /// These and those that came after them.
    public UsageSamples plus(UsageSamples later) {
        Map<Conversation, ToolWork> work = new HashMap<>(tools);
        later.tools.forEach((who, more) -> work.merge(who, more, ToolWork::plus));
        Map<Conversation, StatusInput> told = new HashMap<>();
        status.forEach(s -> told.put(new Conversation(s.agent(), s.session()), s));
        later.status.forEach(s -> told.put(new Conversation(s.agent(), s.session()), s));
        Map<Map.Entry<Boolean, String>, HookCost> costs = new LinkedHashMap<>();
        hooks.forEach(h -> costs.merge(Map.entry(h.own(), h.name()), h, HookCost::plus));
        later.hooks.forEach(h -> costs.merge(Map.entry(h.own(), h.name()), h, HookCost::plus));
        Map<Conversation, Owner> whose = new HashMap<>(owners);
        whose.putAll(later.owners);
        return new UsageSamples(
                work, List.copyOf(told.values()), List.copyOf(costs.values()), whose);
    }

    public boolean isEmpty() {
        return tools.isEmpty() && status.isEmpty() && hooks.isEmpty() && owners.isEmpty();
    }
}
