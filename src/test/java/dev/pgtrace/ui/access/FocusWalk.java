package dev.pgtrace.ui.access;

import com.sun.javafx.scene.NodeHelper;
import dev.pgtrace.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Goes through a scene with Tab: everything that takes the keyboard is reached, nothing keeps it, and where it
/// is can be seen by a mark of at least 3 to 1 against how the same place looks without it, in both themes.
public final class FocusWalk {
    private static final double LEAST = 3;
    private static final int AROUND = 3;
    /// Whose looks are known from another scene.
    private final Set<Node> seen = new HashSet<>();

    private final FxRobot robot;
    private final Dresser dresser;

    /// Gives the window and a panel of it the look of a theme; called on the window's thread.
    public interface Dresser {
        void dress(Theme theme, Node panel);
    }

    /// What had the keyboard, and what takes it meanwhile.
    private record Visited(Node owner, Node aside) {}

    public FocusWalk(FxRobot robot, Dresser dresser) {
        this.robot = robot;
        this.dresser = dresser;
    }

    /// @param part the panel whose nodes are to be reached; Tab stays there when it lies above the rest
    public List<String> problems(Scene scene, Node part) {
        List<String> problems = new ArrayList<>();
        Set<Node> wanted = new LinkedHashSet<>(onWindow(() -> reachable(part)));
        Set<Node> reached = new LinkedHashSet<>();
        List<Visited> fresh = new ArrayList<>();
        Node before = null;
        int most = 2 * wanted.size() + 10;
        for (int step = 0;
                step < most
                        && !wanted.stream()
                                .allMatch(node -> reached.contains(node) || isReachedByArrows(node, reached));
                step++) {
            robot.type(KeyCode.TAB);
            Node owner = onWindow(scene::getFocusOwner);
            if (owner == null) {
                problems.add("nothing has the keyboard after " + describe(before));
                break;
            }
            if (owner.equals(before)) {
                if (wanted.size() > 1) {
                    problems.add("Tab does not leave " + describe(owner));
                }
                break;
            }
            Visited visited = new Visited(owner, aside(scene, owner, wanted));
            if (seen.add(owner)) {
                fresh.add(visited);
                look(scene, visited, "", problems);
            }
            reached.add(owner);
            before = owner;
        }
        for (Node node : wanted) {
            if (!reached.contains(node) && !isReachedByArrows(node, reached)) {
                problems.add("not reached by Tab: " + describe(node));
            }
        }
        if (!fresh.isEmpty()) {
            lookInTheOtherTheme(scene, part, fresh, problems);
        }
        return problems;
    }

    /// Once for all of a scene, as to change the theme takes long; so the keyboard goes there without Tab.
    private void lookInTheOtherTheme(Scene scene, Node part, List<Visited> fresh, List<String> problems) {
        Node last = onWindow(scene::getFocusOwner);
        dress(scene, part, Theme.LIGHT);
        for (Visited visited : fresh) {
            robot.interact(() -> {
                reveal(visited.owner());
                NodeHelper.requestFocusVisible(visited.owner());
            });
            if (onWindow(visited.owner()::isFocused)) {
                look(scene, visited, "in the light theme: ", problems);
            }
        }
        dress(scene, part, Theme.DARK);
        if (last != null) {
            robot.interact(() -> NodeHelper.requestFocusVisible(last));
        }
    }

    /// As Tab does, which scrolls to where it goes.
    private static void reveal(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                double room = pane.getContent().getLayoutBounds().getHeight()
                        - pane.getViewportBounds().getHeight();
                double top = pane.getContent()
                        .sceneToLocal(node.localToScene(node.getLayoutBounds()))
                        .getMinY();
                if (room > 0) {
                    pane.setVvalue(Math.clamp((top - AROUND) / room, 0, 1));
                    pane.layout();
                }
            }
        }
    }

    private void dress(Scene scene, Node part, Theme theme) {
        robot.interact(() -> dresser.dress(theme, part));
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
    }

    /// Of several buttons of which one is chosen Tab goes to that one, and the arrows to the others.
    private static boolean isReachedByArrows(Node node, Set<Node> reached) {
        return node instanceof Toggle toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
    }

    private static List<Node> reachable(Node part) {
        List<Node> found = new ArrayList<>();
        for (Node node : Seen.nodes(part)) {
            if (node.isFocusTraversable() && !node.isDisabled() && Seen.above(node, IndexedCell.class) == null) {
                found.add(node);
            }
        }
        return found;
    }

    /// Compares the place of the node with the keyboard and without it.
    private void look(Scene scene, Visited visited, String where, List<String> problems) {
        Node owner = visited.owner();
        int[] with = onWindow(() -> picture(scene, owner));
        robot.interact(visited.aside()::requestFocus);
        if (onWindow(owner::isFocused)) {
            return; // alone in its panel, it cannot be without
        }
        int[] without = onWindow(() -> picture(scene, owner));
        robot.interact(owner::requestFocus);
        int changed = 0;
        for (int i = 0; i < Math.min(with.length, without.length); i++) {
            changed += Ratio.of(with[i], without[i]) >= LEAST ? 1 : 0;
        }
        Bounds bounds = onWindow(() -> Seen.inScene(owner));
        double least = Math.min(160, (bounds.getWidth() + bounds.getHeight()) / 2);
        if (changed < least) {
            problems.add(String.format(
                    Locale.ROOT,
                    "the keyboard is not seen, %s%d of %.0f points: %s",
                    where,
                    changed,
                    least,
                    describe(owner)));
        }
    }

    /// Takes the keyboard meanwhile: a panel lets it go to nothing outside.
    private static Node aside(Scene scene, Node owner, Set<Node> wanted) {
        return wanted.stream()
                .filter(node -> !node.equals(owner) && Seen.above(node, ScrollPane.class) == null)
                .reduce((one, other) -> other)
                .orElse(scene.getRoot());
    }

    private static int[] picture(Scene scene, Node node) {
        Bounds place = Seen.shown(node);
        int left = (int) Math.max(0, place.getMinX() - AROUND);
        int top = (int) Math.max(0, place.getMinY() - AROUND);
        int width = (int) Math.max(1, Math.min(scene.getWidth() - left, place.getWidth() + 2 * AROUND));
        int height = (int) Math.max(1, Math.min(scene.getHeight() - top, place.getHeight() + 2 * AROUND));
        SnapshotParameters here = new SnapshotParameters();
        here.setViewport(new Rectangle2D(left, top, width, height));
        here.setFill(Color.GRAY);
        WritableImage image = scene.getRoot().snapshot(here, null);
        int[] pixels = new int[(int) image.getWidth() * (int) image.getHeight()];
        image.getPixelReader()
                .getPixels(
                        0,
                        0,
                        (int) image.getWidth(),
                        (int) image.getHeight(),
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        (int) image.getWidth());
        return pixels;
    }

    private static String describe(@org.jspecify.annotations.Nullable Node node) {
        return node == null ? "the beginning" : onWindow(() -> Seen.describe(node));
    }

    private static <T> T onWindow(java.util.concurrent.Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
