package dev.drover.ui.instances.detail;

import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.InstanceHistory;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;

import java.util.function.BiFunction;
import java.util.function.Function;

/// What the page of agents asks the daemon, by an instance's id. All may wait, and may throw {@link
/// dev.drover.core.Refused}.
///
/// @param label changes name, tags, group, priority or quota
/// @param written what people have written on it, as the change that would bring it back
/// @param history what it did
/// @param focus brings its terminal to the front, or says why not
public record InstanceInputs(
        BiFunction<String, LabelChange, InstanceView> label,
        Function<String, LabelChange> written,
        Function<String, InstanceHistory> history,
        Function<String, FocusAnswer> focus) {}
