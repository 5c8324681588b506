package gradlab.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/** Looks at everything that stands in a window, and says what is wrong with it, one line per thing. FX thread only. */
final class Inspection {

    private static final double HALF_A_PIXEL = 1.25;
    private static final Pattern LINE_ENDS = Pattern.compile("\\s+");

    private final Node root;

    Inspection(Node root) {
        this.root = root;
    }

    /** All that is visible, also what is scrolled away. */
    List<Node> shown() {
        List<Node> found = new ArrayList<>();
        walk(root, found::add);
        return found;
    }

    private static void walk(Node node, Consumer<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        found.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
        }
    }

    private List<Node> focusable() {
        return shown().stream().filter(node -> node.isFocusTraversable() && !node.isDisabled() && !(node instanceof ScrollPane)).toList();
    }

    /** Whatever can have the focus and has no name for a screen reader. */
    List<String> nameless() {
        return focusable().stream().filter(node -> name(node).isBlank()).map(Inspection::called).toList();
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    /** Controls that show an icon alone and no tooltip that explains it. */
    List<String> unexplainedIcons() {
        return shown().stream().filter(Control.class::isInstance).map(Control.class::cast).filter(control -> control.isFocusTraversable()
                && control instanceof Labeled labeled && labeled.getGraphic() != null
                && (labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY || labeled.getText() == null || labeled.getText().isBlank()))
                .filter(control -> control.getTooltip() == null || control.getTooltip().getText() == null || control.getTooltip().getText().isBlank())
                .map(Inspection::called).toList();
    }

    /** Whatever can have the focus and does not get it by Tab. */
    List<String> unreachable() {
        Set<Node> reached = new LinkedHashSet<>();
        List<Node> wanted = focusable();
        if (wanted.isEmpty()) {
            return List.of();
        }
        wanted.getFirst().requestFocus();
        Node at = root.getScene().getFocusOwner();
        while (at != null && reached.add(at) && reached.size() < 3000) {
            at.requestFocusTraversal(TraversalDirection.NEXT);
            at = root.getScene().getFocusOwner();
        }
        // within a group of toggle buttons the arrows go from one to the next
        return wanted.stream().filter(node -> !reached.contains(node) && !(node instanceof ToggleButton toggle && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains))).map(Inspection::called).toList();
    }

    /** Words that stand in the window: in labels, texts, prompts, tooltips, names for screen readers, menus. */
    List<String> words(Predicate<Node> isMeant) {
        List<String> words = new ArrayList<>();
        for (Node node : shown()) {
            if (!isMeant.test(node)) {
                continue;
            }
            texts(node).filter(text -> text != null && !text.isBlank()).forEach(text -> words.add(called(node) + " ⟶ " + text.replace('\n', ' ')));
        }
        return words;
    }

    private static Stream<String> texts(Node node) {
        Stream<String> named = Stream.of(node.getAccessibleText(), node.getAccessibleHelp());
        Stream<String> own = switch (node) {
            case Labeled labeled -> Stream.of(labeled.getText());
            case TextInputControl input -> Stream.of(input.getPromptText(), input.getText());
            case Text text -> Stream.of(text.getText());
            default -> Stream.empty();
        };
        Stream<String> tip = node instanceof Control control ? Stream.of(control.getTooltip()).filter(each -> each != null).map(Tooltip::getText) : Stream.empty();
        Stream<String> menu = node instanceof MenuButton button ? button.getItems().stream().flatMap(Inspection::texts) : Stream.empty();
        return Stream.of(named, own, tip, menu).flatMap(each -> each);
    }

    private static Stream<String> texts(MenuItem item) {
        if (item instanceof SeparatorMenuItem) {
            return Stream.empty();
        }
        Stream<String> inside = item instanceof Menu menu ? menu.getItems().stream().flatMap(Inspection::texts) : Stream.empty();
        return Stream.concat(Stream.of(item.getText()), inside);
    }

    /** Labels that end in dots, or are cut by what holds them, or by the window. */
    List<String> cut() {
        return cut(false);
    }

    /** @param alsoScrolledAway whether what is scrolled away counts too */
    List<String> cut(boolean alsoScrolledAway) {
        List<String> found = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        for (Node node : shown()) {
            if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank() && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                    && textOf(labeled) instanceof Text text && (alsoScrolledAway || isInSight(text))) {
                seen.add(text);
                if (!bare(text.getText()).equals(bare(labeled.getText()))) {
                    found.add("ends in dots: " + called(labeled) + " shows “" + text.getText() + "” of “" + labeled.getText() + "”");
                } else {
                    outside(text).ifPresent(by -> found.add("cut by " + by + ": " + called(labeled) + " “" + labeled.getText() + "”"));
                }
            } else if (node instanceof Text text && !seen.contains(text) && !text.getText().isBlank() && isInSight(text)) {
                outside(text).ifPresent(by -> found.add("cut by " + by + ": " + called(text) + " “" + text.getText() + "”"));
            }
        }
        return found;
    }

    /** Texts that lie over each other. */
    List<String> overlapping() {
        List<Text> texts = shown().stream().filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> !text.getText().isBlank() && isInSight(text) && !(text.getParent() instanceof TextInputControl)).toList();
        List<Bounds> bounds = texts.stream().map(Inspection::inScene).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                Bounds a = bounds.get(i);
                Bounds b = bounds.get(j);
                double wide = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
                double high = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
                if (wide > 2 && high > 0.35 * Math.min(a.getHeight(), b.getHeight()) && !isAbove(texts.get(i)) && !isAbove(texts.get(j))
                        && texts.get(i).getParent() != texts.get(j).getParent()) {
                    found.add("“" + texts.get(j).getText() + "” and “" + texts.get(i).getText() + "” in " + called(texts.get(j)));
                }
            }
        }
        return found;
    }

    /** What lies over the window on purpose. */
    private static boolean isAbove(Node node) {
        return ancestors(node).anyMatch(each -> "help".equals(each.getId()) || "hints".equals(each.getId()) || "notices".equals(each.getId()));
    }

    private static Node textOf(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream().filter(child -> child instanceof Text && child.getStyleClass().contains("text")).findFirst().orElse(null);
    }

    private static String bare(String text) {
        return LINE_ENDS.matcher(text).replaceAll("");
    }

    /** True if some of it can be seen now: not scrolled away, not folded to nothing. */
    private boolean isInSight(Node node) {
        Bounds bounds = inScene(node);
        return ancestors(node).filter(each -> each.getStyleClass().contains("viewport")).allMatch(view -> {
            Bounds seen = inScene(view);
            return bounds.getMinY() >= seen.getMinY() - HALF_A_PIXEL && bounds.getMaxY() <= seen.getMaxY() + HALF_A_PIXEL;
        });
    }

    private Optional<String> outside(Node node) {
        Bounds bounds = inScene(node);
        double blank = node instanceof Text text && text.getText().endsWith(" ") ? text.getFont().getSize() : 0;
        return ancestors(node).takeWhile(each -> each != root.getParent()).filter(each -> each.getLayoutBounds().getWidth() > 0 && !(each instanceof Group) && !isScrolled(each)).filter(each -> {
            Bounds around = inScene(each);
            return bounds.getMinX() < around.getMinX() - HALF_A_PIXEL || bounds.getMaxX() - blank > around.getMaxX() + HALF_A_PIXEL
                    || isInSight(node) && (bounds.getMinY() < around.getMinY() - 2 * HALF_A_PIXEL || bounds.getMaxY() > around.getMaxY() + 2 * HALF_A_PIXEL);
        }).findFirst().map(Inspection::called);
    }

    /** What a scroll pane moves is larger than what can be seen of it. */
    private static boolean isScrolled(Node node) {
        return node.getParent() != null && node.getParent().getStyleClass().contains("viewport");
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static Stream<Node> ancestors(Node node) {
        return Stream.iterate((Node) node.getParent(), each -> each != null, Node::getParent);
    }

    /** True if the node or something around it has this id. */
    static boolean isIn(Node node, String id) {
        return Stream.concat(Stream.of(node), ancestors(node)).anyMatch(each -> id.equals(each.getId()));
    }

    /** Its id, or the first one around it. */
    static String called(Node node) {
        String kind = node.getClass().getSimpleName().isEmpty() ? node.getClass().getSuperclass().getSimpleName() : node.getClass().getSimpleName();
        String around = Stream.concat(Stream.of(node), ancestors(node)).map(Node::getId).filter(id -> id != null && !id.isEmpty()).findFirst().orElse("?");
        String styles = node instanceof Label || node instanceof Text ? "" : String.join(".", node.getStyleClass());
        return kind + (styles.isEmpty() ? "" : "." + styles) + " in #" + around;
    }
}
