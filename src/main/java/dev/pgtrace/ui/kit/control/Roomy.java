package dev.pgtrace.ui.kit.control;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Gives its content the room that it needs at least, with scroll bars where the window has less: on a small screen, or
/// with large letters. What gets the keyboard is brought into sight. Unlike a scroll pane it never takes the keyboard.
public final class Roomy extends Region {
    /// The least width of views that can do with it: a screen of 1280 pixels at 150 %, less a scroll bar.
    public static final double SMALL_VIEW_WIDTH = 840;

    private static final double BAR = 12;
    /// What a view of the window needs that says nothing else.
    private static final double VIEW_WIDTH = 920;

    private static final double VIEW_HEIGHT = 520;
    private static final double OWN = -1;

    private final Region content;
    private final double leastWidth;
    private final double leastHeight;
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private final Rectangle clip = new Rectangle();

    private Roomy(Region content, double leastWidth, double leastHeight) {
        this.content = content;
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        getChildren().addAll(content, across, down);
        setMinSize(0, 0);
        across.valueProperty().addListener(observable -> requestLayout());
        down.valueProperty().addListener(observable -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        sceneProperty().flatMap(Scene::focusOwnerProperty).addListener((observable, before, now) -> follow(now));
    }

    /// For a view that fills the window. What is in front may need less than others: its own least width is taken then.
    public static Roomy view(Region content) {
        return new Roomy(content, VIEW_WIDTH, VIEW_HEIGHT);
    }

    /// For a panel that has a size of its own.
    public static Roomy panel(Region content) {
        Roomy room = new Roomy(content, OWN, OWN);
        room.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return room;
    }

    @Override
    protected double computePrefWidth(double height) {
        double most = content.maxWidth(-1);
        return most < Short.MAX_VALUE ? most : content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width < 0 ? computePrefWidth(-1) : width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double leastWidth = this.leastWidth == OWN ? snapSizeX(computePrefWidth(-1)) : neededWidth();
        double leastHeight = this.leastHeight == OWN
                ? snapSizeY(computePrefHeight(leastWidth))
                : scrollsDown() ? 0 : Math.max(isNothing() ? 0 : this.leastHeight, snapSizeY(needed()));
        double bar = this.leastWidth == OWN ? 0 : BAR; // a panel's bars lie over the padding around its content
        boolean low = height < leastHeight;
        boolean narrow = width - (low ? bar : 0) < leastWidth;
        low |= height - (narrow ? bar : 0) < leastHeight;
        double seenWidth = width - (low ? bar : 0);
        double seenHeight = height - (narrow ? bar : 0);
        double fullWidth = Math.max(leastWidth, seenWidth);
        double fullHeight = Math.max(leastHeight, seenHeight);
        span(across, narrow, seenWidth, fullWidth);
        span(down, low, seenHeight, fullHeight);
        content.resizeRelocate(
                -snapPositionX(across.getValue()), -snapPositionY(down.getValue()), fullWidth, fullHeight);
        across.resizeRelocate(0, height - BAR, width - (low ? BAR : 0), BAR);
        down.resizeRelocate(width - BAR, 0, BAR, height - (narrow ? BAR : 0));
        clip.setWidth(width);
        clip.setHeight(height);
        setClip(narrow || low ? clip : null); // nothing sticks out else, and a clip costs
    }

    /// What is in front and needs more height than most would stick out above, over what stands there.
    private double needed() {
        double most = 0;
        for (Node child : content.getChildrenUnmodifiable()) {
            most = child.isVisible() ? Math.max(most, child.minHeight(-1)) : most;
        }
        return most + content.snappedTopInset() + content.snappedBottomInset();
    }

    private double neededWidth() {
        for (Node child : content.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Region region && region.getMinWidth() > 0) {
                return region.getMinWidth() + content.snappedLeftInset() + content.snappedRightInset();
            }
        }
        return isNothing() ? 0 : leastWidth;
    }

    /// A sentence instead of a view is to be seen whole, in the middle.
    private boolean isNothing() {
        return content.getChildrenUnmodifiable().stream()
                .allMatch(child -> !child.isVisible() || child instanceof Placeholder);
    }

    /// What is in front can be scrolled down by itself: two bars beside one another would be one too many.
    private boolean scrollsDown() {
        return content.getChildrenUnmodifiable().stream()
                .anyMatch(child -> child.isVisible() && child instanceof ScrollPane);
    }

    private static void span(ScrollBar bar, boolean shown, double seen, double full) {
        bar.setVisible(shown);
        bar.setMax(Math.max(0, full - seen));
        bar.setVisibleAmount(full <= 0 ? 1 : bar.getMax() * seen / full);
        bar.setBlockIncrement(seen * 0.9);
        bar.setValue(shown ? Math.min(bar.getValue(), bar.getMax()) : 0);
    }

    /// Only what nothing inside has scrolled by.
    private void scroll(ScrollEvent event) {
        if (down.isVisible() && event.getDeltaY() != 0 || across.isVisible() && event.getDeltaX() != 0) {
            move(down, -event.getDeltaY());
            move(across, -event.getDeltaX());
            event.consume();
        }
    }

    /// Only what nothing inside has used.
    private void press(KeyEvent event) {
        ScrollBar bar = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT ? across : down;
        boolean arrows = leastHeight == OWN; // a view has its own use for them
        double by =
                switch (event.getCode()) {
                    case PAGE_DOWN -> bar.getBlockIncrement();
                    case PAGE_UP -> -bar.getBlockIncrement();
                    case DOWN, RIGHT -> arrows ? bar.getUnitIncrement() : 0;
                    case UP, LEFT -> arrows ? -bar.getUnitIncrement() : 0;
                    default -> 0;
                };
        if (by != 0 && bar.isVisible()) {
            move(bar, by);
            event.consume();
        }
    }

    private static void move(ScrollBar bar, double by) {
        if (bar.isVisible()) {
            bar.setValue(Math.clamp(bar.getValue() + by, 0, bar.getMax()));
        }
    }

    private void follow(@Nullable Node focused) {
        if (focused == null || !across.isVisible() && !down.isVisible() || !isInside(focused)) {
            return;
        }
        Bounds place = sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
        reveal(across, place.getMinX(), place.getMaxX(), across.getWidth());
        reveal(down, place.getMinY(), place.getMaxY(), down.getHeight());
    }

    /// The beginning of what is larger than the room.
    private static void reveal(ScrollBar bar, double from, double to, double seen) {
        if (to > seen) {
            move(bar, Math.min(to - seen, from));
        } else if (from < 0) {
            move(bar, from);
        }
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(content)) {
                return true;
            }
        }
        return false;
    }

    private static ScrollBar bar(Orientation orientation) {
        ScrollBar bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setFocusTraversable(false);
        bar.setUnitIncrement(40);
        bar.setVisible(false);
        return bar;
    }
}
