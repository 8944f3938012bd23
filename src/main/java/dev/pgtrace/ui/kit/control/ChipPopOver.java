package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.task.Lazy;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/// What a chip opens below itself; made when it is first opened.
public final class ChipPopOver {
    private final Node chip;
    private final Supplier<PopOver> popover;
    private boolean made;

    public ChipPopOver(Node chip, Supplier<Node> content) {
        this.chip = chip;
        this.popover = Lazy.of(() -> make(content.get()));
    }

    public boolean isShowing() {
        return made && popover.get().isShowing();
    }

    public void show() {
        popover.get().show(chip);
    }

    public void hide() {
        if (made) {
            popover.get().hide();
        }
    }

    private PopOver make(Node content) {
        made = true;
        PopOver box = new PopOver(content);
        box.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        box.setDetachable(false);
        box.setArrowSize(8);
        box.setCornerRadius(8);
        return box;
    }
}
