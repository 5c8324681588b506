package gradlab.ui.lens;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** All stages in a row, the present one marked; where there are too many, of other layers only sums and gradients. */
final class StageRail extends FlowPane {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
    private static final int MOST = 30;

    private final Words words;
    private final IntConsumer go;
    private final List<Button> buttons = new ArrayList<>();
    private List<Integer> shown = List.of();
    private List<Stage> stages = List.of();

    StageRail(Words words, IntConsumer go) {
        this.words = words;
        this.go = go;
        setId("lens-rail");
        getStyleClass().add("lens-rail");
    }

    void show(Look look) {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < look.stages().size(); i++) {
            if (look.stages().size() <= MOST || isShown(look.stages().get(i), look.stage()) || i == look.at()) {
                wanted.add(i);
            }
        }
        if (!wanted.equals(shown) || !stages.equals(look.stages())) {
            shown = wanted;
            stages = look.stages();
            fill();
        }
        for (int i = 0; i < shown.size(); i++) {
            Button button = buttons.get(i);
            button.pseudoClassStateChanged(HERE, shown.get(i) == look.at());
            button.pseudoClassStateChanged(PASSED, shown.get(i) < look.at());
        }
    }

    private static boolean isShown(Stage stage, Stage here) {
        return switch (stage.kind()) {
            case NORMALIZE, ACTIVATE, DROP, BACK -> stage.layer() == here.layer();
            default -> true;
        };
    }

    private void fill() {
        getChildren().clear();
        buttons.clear();
        String part = "";
        Optional<Label> first = Optional.empty();
        for (int index : shown) {
            Stage stage = stages.get(index);
            if (!stage.kind().part().equals(part)) {
                part = stage.kind().part();
                Label label = new Label();
                label.textProperty().bind(words.of("lens.part." + part));
                label.getStyleClass().addAll("caption", "lens-part");
                label.setMinWidth(USE_PREF_SIZE);
                first = Optional.of(label);
            }
            Button button = new Button(stage.symbol());
            button.setId("lens-stage-" + stage.kind().id() + "-" + stage.layer());
            button.getStyleClass().addAll("lens-stage", stage.kind().part());
            button.setMnemonicParsing(false);
            button.setFocusTraversable(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.accessibleTextProperty().bind(words.of("lens.stage." + stage.kind().id(), stage.layer()));
            Tips.on(button, words.of("lens.stage." + stage.kind().id(), stage.layer()));
            button.setOnAction(_ -> go.accept(index));
            buttons.add(button);
            // the name of a part stays with its first button when the row is broken
            getChildren().add(first.<Node>map(label -> new HBox(label, button)).orElse(button));
            first.map(Node::getParent).filter(HBox.class::isInstance).ifPresent(box -> box.getStyleClass().add("lens-part-start"));
            first = Optional.empty();
        }
    }
}
