package dev.drover.app;

import dev.drover.tray.notify.Bubble;
import dev.drover.tray.notify.BubbleDisplay;
import dev.drover.ui.notice.PopUp;
import dev.drover.ui.notice.PopUps;

import java.util.List;

/// Shows bubbles as the window toolkit's own pop-ups: the last resort, which always works where
/// there is a screen.
final class PopUpBubbles implements BubbleDisplay {
    private final PopUps popUps;
    private final Listener listener;

    PopUpBubbles(PopUps popUps, Listener listener) {
        this.popUps = popUps;
        this.listener = listener;
    }

    @Override
    public boolean show(Bubble bubble) {
        String group = bubble.group();
        List<PopUp.Button> buttons =
                bubble.choices().stream()
                        .map(
                                choice ->
                                        new PopUp.Button(
                                                choice.label(),
                                                () -> listener.chosen(group, choice, "")))
                        .toList();
        popUps.show(
                new PopUp(
                        group,
                        bubble.title(),
                        String.join("\n", bubble.body()),
                        bubble.urgency() == Bubble.Urgency.CRITICAL,
                        buttons,
                        () -> listener.chosen(group, Bubble.Choice.OPEN, ""),
                        () -> listener.gone(group)));
        return true;
    }

    @Override
    public void hide(String group) {
        popUps.hide(group);
    }

    /// The toolkit takes its pop-ups with it when it ends.
    @Override
    public void close() {}
}
