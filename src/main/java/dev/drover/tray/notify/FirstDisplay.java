package dev.drover.tray.notify;

import java.util.List;

/// Shows each bubble on the first display that takes it, and nowhere else.
final class FirstDisplay implements BubbleDisplay {
    private final List<BubbleDisplay> displays;

    FirstDisplay(List<BubbleDisplay> displays) {
        this.displays = List.copyOf(displays);
    }

    @Override
    public boolean show(Bubble bubble) {
        boolean shown = false;
        for (BubbleDisplay display : displays) {
            if (shown) {
                display.hide(bubble.group());
            } else {
                shown = display.show(bubble);
            }
        }
        return shown;
    }

    @Override
    public void hide(String group) {
        displays.forEach(display -> display.hide(group));
    }

    @Override
    public void close() {
        displays.forEach(BubbleDisplay::close);
    }
}
