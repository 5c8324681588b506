package gradlab.ui.lens;

import gradlab.train.FiniteDifferences;
import gradlab.train.GradientCheck;
import gradlab.train.GradientCheck.Verdict;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Checks one entry of the gradient, or a whole layer, by finite differences, on a thread that is lent. */
final class CheckPane extends VBox {

    /** A larger layer is checked at so many entries, evenly spread: differences cost passes over the batch. */
    private static final int MOST = 600;
    private static final int TELL_EVERY = 8;

    private final Words words;
    private final Executor background;
    private final Label numbers = new Label();
    private final Label verdict = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button();
    private final Button one = new Button();
    private final Button layer = new Button();
    private Optional<Look> look = Optional.empty();
    private AtomicBoolean abandoned = new AtomicBoolean();
    private Runnable retell = () -> { };
    private final Runnable told;

    /** @param told is called when there is something to read */
    CheckPane(Words words, Executor background, Runnable told) {
        this.told = told;
        this.words = words;
        this.background = background;
        setId("lens-check");
        getStyleClass().add("lens-check");
        button(one, "lens-check-one", "lens.check.one", Feather.CHECK_CIRCLE);
        button(layer, "lens-check-layer", "lens.check.layer", Feather.LAYERS);
        button(cancel, "lens-check-cancel", "lens.check.cancel", Feather.X);
        one.setOnAction(_ -> look.ifPresent(this::checkOne));
        layer.setOnAction(_ -> look.ifPresent(this::checkLayer));
        cancel.setOnAction(_ -> abandoned.set(true));
        numbers.setId("lens-check-numbers");
        verdict.setId("lens-check-verdict");
        numbers.setWrapText(true);
        verdict.setWrapText(true);
        numbers.setMinHeight(USE_PREF_SIZE);
        verdict.setMinHeight(USE_PREF_SIZE);
        verdict.getStyleClass().add("lens-verdict");
        progress.setId("lens-check-progress");
        progress.accessibleTextProperty().bind(words.of("lens.check.running"));
        FlowPane buttons = new FlowPane(one, layer, progress, cancel);
        buttons.getStyleClass().add("lens-flow");
        buttons.setMinWidth(0);
        getChildren().addAll(buttons, numbers, verdict);
        for (Label label : new Label[] {numbers, verdict}) {
            label.managedProperty().bind(label.visibleProperty());
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
        }
        progress.managedProperty().bind(progress.visibleProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        running(false);
    }

    private void button(Button button, String id, String key, Feather icon) {
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.textProperty().bind(words.of(key));
        // with large text the words are longer than the page is wide
        button.setWrapText(true);
        button.setMinWidth(0);
        button.setMinHeight(USE_PREF_SIZE);
        Tips.on(button, words.of(key + ".hint"));
    }

    /** How wide the page is, in points. */
    void room(double width) {
        one.setMaxWidth(width);
        layer.setMaxWidth(width);
    }

    /** What can be checked now. A result for something else goes. */
    void show(Look now) {
        boolean same = look.filter(before -> before.step() == now.step() && before.parameter() == now.parameter() && before.one().equals(now.one())).isPresent();
        look = Optional.of(now);
        if (!same) {
            stop();
        }
        retell.run();
    }

    /** Ends what is going on and forgets what it came to. */
    void stop() {
        abandoned.set(true);
        running(false);
        retell = () -> { };
        numbers.setText("");
        verdict.setText("");
        style(Optional.empty());
    }

    private void running(boolean now) {
        progress.setVisible(now);
        cancel.setVisible(now);
        one.setDisable(now);
        layer.setDisable(now);
    }

    private void checkOne(Look at) {
        start(mine -> {
            GradientCheck check = new FiniteDifferences(at.step()).check(at.parameter(), at.one());
            return () -> tell(at, check);
        });
    }

    private void checkLayer(Look at) {
        start(mine -> {
            FiniteDifferences.LayerCheck check = new FiniteDifferences(at.step()).check(at.shownLayer(), MOST, at.one(), mine::get, done -> {
                if (done % TELL_EVERY == 0) {
                    Platform.runLater(() -> progress.setProgress(mine.get() ? 0 : (double) done / Math.min(MOST, size(at))));
                }
            });
            return () -> tell(check);
        });
    }

    private static int size(Look at) {
        return at.step().blocks().stream().filter(block -> block.layer() == at.shownLayer()).mapToInt(gradlab.nn.Parameters.Block::size).sum();
    }

    /** Something that takes a while and then has something to tell. */
    @FunctionalInterface
    private interface Work {
        Runnable done(AtomicBoolean abandoned);
    }

    private void start(Work work) {
        stop();
        AtomicBoolean mine = new AtomicBoolean();
        abandoned = mine;
        progress.setProgress(0);
        running(true);
        background.execute(() -> {
            Runnable telling = work.done(mine);
            Platform.runLater(() -> {
                if (abandoned == mine) {
                    running(false);
                    retell = telling;
                    retell.run();
                    told.run();
                }
            });
        });
    }

    private void tell(Look at, GradientCheck check) {
        numbers.setText(words.get(at.one().isPresent() && FiniteDifferences.canCheckOne(at.step()) ? "lens.check.numbers.one" : "lens.check.numbers", words.number(check.analytic(), 8),
                words.number(check.numeric(), 8), words.number(check.relativeError(), 2), words.number(check.epsilon(), 2)));
        String kink = check.kink().map(where -> words.get(where.layer() == at.step().depth() ? "lens.check.kink.loss" : "lens.check.kink.unit", where.unit() + 1, where.layer(), where.example() + 1))
                .orElse("");
        verdict.setText(words.get("lens.check." + id(check.verdict()), kink, words.number(check.doubt(), 2)));
        style(Optional.of(check.verdict()));
    }

    private void tell(FiniteDifferences.LayerCheck check) {
        numbers.setText(words.get("lens.check.layer.numbers", check.layer(), words.whole(check.checked()), words.whole(check.all()),
                words.whole(check.count(Verdict.AGREES) + check.count(Verdict.BOTH_ZERO)), check.worst().map(worst -> words.number(worst.relativeError(), 2)).orElse("—")));
        int differ = check.count(Verdict.DIFFERS) + check.count(Verdict.NOT_FINITE);
        int open = check.count(Verdict.KINK) + check.count(Verdict.LOST_IN_ROUNDING);
        String said = words.get(differ > 0 ? "lens.check.layer.differs" : "lens.check.layer.agrees", words.whole(differ));
        verdict.setText(open == 0 ? said : said + " " + words.get("lens.check.layer.open", words.whole(check.count(Verdict.LOST_IN_ROUNDING)), words.whole(check.count(Verdict.KINK))));
        style(Optional.of(differ > 0 ? Verdict.DIFFERS : Verdict.AGREES));
    }

    private static String id(Verdict verdict) {
        return verdict.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void style(Optional<Verdict> now) {
        verdict.getStyleClass().removeAll("right", "wrong", "open");
        now.ifPresent(one -> verdict.getStyleClass().add(switch (one) {
            case AGREES, BOTH_ZERO -> "right";
            case DIFFERS, NOT_FINITE -> "wrong";
            case LOST_IN_ROUNDING, KINK -> "open";
        }));
    }
}
