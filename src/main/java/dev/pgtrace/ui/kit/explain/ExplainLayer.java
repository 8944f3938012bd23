package dev.pgtrace.ui.kit.explain;

import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Shows explanations above the window. F1 explains what the pointer was moved to last, or the focused cell when a key
/// was pressed since; the arrow keys walk on over all figures in sight, so that the keyboard reaches every one without
/// a stop of its own for Tab.
public final class ExplainLayer extends Pane {
    private static final double WIDTH = 460;
    private static final double AWAY = 8;
    private static final double BAR = 14;

    private final Parent content;
    private final Consumer<String> onTerm;
    private final UnaryOperator<Region> scrolling;
    private final Region mark = new Region();
    private @Nullable ContextMenu menu;
    private List<ShownFigure> figures = List.of();
    private int index;
    private @Nullable ExplainCard card;
    private @Nullable Region room;
    private @Nullable Node focusBefore;
    private @Nullable Node pointed;
    private double pointedX;
    private double pointedY;

    /// @param content whose figures are explained
    /// @param onTerm  shows an entry of the glossary
    /// @param scrolling lets a card be scrolled that is higher than the window
    public ExplainLayer(Parent content, Consumer<String> onTerm, UnaryOperator<Region> scrolling) {
        this.scrolling = scrolling;
        this.content = content;
        this.onTerm = onTerm;
        setPickOnBounds(false);
        mark.getStyleClass().add("explain-mark");
        mark.setMouseTransparent(true);
        mark.setManaged(false);
    }

    /// Content of a popover that has figures: they are explained inside it, and it grows with the card.
    ///
    /// @param owner that opens it; what its window does with a term is done
    public static StackPane around(Region content, Node owner, UnaryOperator<Region> scrolling) {
        ExplainLayer layer = new ExplainLayer(
                content, term -> of(owner.getScene()).ifPresent(outer -> outer.onTerm.accept(term)), scrolling);
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane both = new StackPane(content, layer);
        both.setAlignment(Pos.TOP_LEFT); // what is explained stays where it is
        both.sceneProperty().subscribe(scene -> {
            if (scene != null && of(scene).isEmpty()) {
                layer.install(scene);
            }
        });
        return both;
    }

    private static Optional<ExplainLayer> of(@Nullable Scene scene) {
        return scene != null && scene.getProperties().get(ExplainLayer.class) instanceof ExplainLayer layer
                ? Optional.of(layer)
                : Optional.empty();
    }

    /// Listens to keys and pointer of the scene that it is in.
    public void install(Scene scene) {
        scene.getProperties().put(ExplainLayer.class, this);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, this::pointAt);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (menu != null) {
                menu.hide();
            }
            if (card != null && !isInside(event.getTarget())) {
                hide();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        scene.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::offer);
        scene.addEventHandler(Explain.WANTED, event -> {
            if (event.getTarget() instanceof Node node) {
                showFocused(node);
            }
        });
    }

    /// Explains what the pointer or the focus is on, else the first figure in sight.
    ///
    /// @return whether there was one
    public boolean explain() {
        return showPointed() || showFocused(focusOwner()) || show(FigureFinder.all(content), 0);
    }

    public boolean isShowing() {
        return card != null;
    }

    /// What is shown; empty while nothing is.
    public Optional<Explanation> shown() {
        return card == null ? Optional.empty() : Optional.of(card.shown());
    }

    public void hide() {
        if (card != null) {
            card = null;
            room = null;
            getChildren().clear();
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return card == null ? 0 : WIDTH + 2 * AWAY;
    }

    @Override
    protected double computePrefHeight(double width) {
        return card == null // else the card has room below the figure
                ? 0
                : sceneToLocal(figures.get(index).sceneBounds()).getMaxY() + card.prefHeight(WIDTH) + 2 * AWAY;
    }

    @Override
    protected void layoutChildren() {
        if (card == null || room == null) {
            return;
        }
        Bounds at = sceneToLocal(figures.get(index).sceneBounds());
        double width = Math.min(WIDTH, getWidth() - 2 * AWAY);
        double most = getHeight() - 2 * AWAY;
        double least = card.prefHeight(width);
        double height = Math.min(least, most);
        card.setMaxWidth(least > most ? width - BAR : width); // in a low window it is scrolled
        double below = at.getMaxY() + AWAY;
        double y = below + height <= getHeight() - AWAY ? below : at.getMinY() - AWAY - height;
        double x = Math.clamp(at.getMinX(), AWAY, Math.max(AWAY, getWidth() - AWAY - width));
        if (y < AWAY) { // neither below nor above: beside it, where there is room, or over it
            y = Math.clamp(at.getMinY(), AWAY, Math.max(AWAY, getHeight() - AWAY - height));
            x = at.getMaxX() + AWAY + width <= getWidth() - AWAY
                    ? at.getMaxX() + AWAY
                    : Math.max(AWAY, at.getMinX() - AWAY - width);
        }
        room.resizeRelocate(Math.round(x), Math.round(y), width, height);
        mark.resizeRelocate(at.getMinX() - 2, at.getMinY() - 2, at.getWidth() + 4, at.getHeight() + 4);
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.F1 && !event.isShiftDown() && !event.isControlDown() && card == null) {
            if (showPointed() || showFocused(focusOwner())) {
                event.consume(); // else it is the key of the guide
            }
        } else if (!event.getCode().isModifierKey() && event.getCode() != KeyCode.F1) {
            pointed = null;
        }
    }

    private void pointAt(MouseEvent event) {
        if (!isInside(event.getTarget())) {
            pointed = event.getTarget() instanceof Node node ? node : null;
            pointedX = event.getSceneX();
            pointedY = event.getSceneY();
        }
    }

    /// A menu of one entry where what was asked has none of its own.
    private void offer(ContextMenuEvent event) {
        if (!(event.getTarget() instanceof Node node) || hasMenu(node) || isInside(node)) {
            return;
        }
        if (!event.isKeyboardTrigger()) {
            pointed = node;
            pointedX = event.getSceneX();
            pointedY = event.getSceneY();
            if (FigureFinder.at(node, pointedX, pointedY).isPresent()) {
                menu().show(node, event.getScreenX(), event.getScreenY());
            }
        }
    }

    private ContextMenu menu() {
        ContextMenu shown = menu;
        if (shown == null) { // the window is there earlier without it
            MenuItem item = new MenuItem(Messages.get("explain.menu"));
            item.setOnAction(event -> showPointed());
            shown = new ContextMenu(item);
            menu = shown;
        }
        return shown;
    }

    private static boolean hasMenu(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Control control && control.getContextMenu() != null) {
                return true;
            }
        }
        return false;
    }

    private boolean showPointed() {
        Node node = pointed;
        if (node == null || node.getScene() != getScene()) {
            return false;
        }
        return FigureFinder.at(node, pointedX, pointedY).map(this::showAmongAll).orElse(false);
    }

    private boolean showFocused(@Nullable Node owner) {
        if (owner == null) {
            return false;
        }
        List<ShownFigure> all = FigureFinder.all(content);
        Optional<Node> holder = all.stream() // the innermost comes last
                .map(ShownFigure::node)
                .filter(node -> isWithin(owner, node))
                .reduce((outer, inner) -> inner);
        List<ShownFigure> own = all.stream()
                .filter(figure -> holder.filter(figure.node()::equals).isPresent())
                .toList();
        return !own.isEmpty() && show(all, all.indexOf(focused(owner, own)));
    }

    /// That of the focused column, where a table has one that can be explained; else the first.
    private static ShownFigure focused(Node owner, List<ShownFigure> own) {
        TableColumnBase<?, ?> column =
                switch (owner) {
                    case TableView<?> table ->
                        table.getFocusModel().getFocusedCell().getTableColumn();
                    case TreeTableView<?> tree ->
                        tree.getFocusModel().getFocusedCell().getTableColumn();
                    default -> null;
                };
        return own.stream()
                .filter(figure -> column != null && column.equals(figure.column()))
                .findFirst()
                .orElse(own.getFirst());
    }

    private boolean showAmongAll(ShownFigure figure) {
        List<ShownFigure> all = FigureFinder.all(content);
        Predicate<ShownFigure> same = other -> other.sceneBounds().equals(figure.sceneBounds())
                && other.explanation().name().equals(figure.explanation().name())
                && other.explanation().value().equals(figure.explanation().value());
        for (int i = 0; i < all.size(); i++) {
            if (same.test(all.get(i))) {
                return show(all, i);
            }
        }
        List<ShownFigure> with = new java.util.ArrayList<>(List.of(figure)); // a cell of a row that is not selected
        with.addAll(all);
        return show(with, 0);
    }

    private boolean show(List<ShownFigure> all, int at) {
        if (all.isEmpty()) {
            return false;
        }
        figures = all;
        index = at;
        Explanation explanation = all.get(at).explanation();
        if (card == null) {
            focusBefore = focusOwner();
            card = new ExplainCard(explanation, this::step, this::leave, onTerm);
            room = scrolling.apply(card);
            getChildren().setAll(mark, room);
        }
        card.show(explanation, at, all.size());
        requestLayout();
        return true;
    }

    private void step(int by) {
        show(figures, Math.floorMod(index + by, figures.size()));
    }

    private void leave(Runnable then) {
        hide();
        then.run();
    }

    private boolean isInside(@Nullable Object target) {
        return target instanceof Node node && isWithin(node, this);
    }

    private static boolean isWithin(Node first, Node outer) {
        for (Node node = first; node != null; node = node.getParent()) {
            if (node.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Node focusOwner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }
}
