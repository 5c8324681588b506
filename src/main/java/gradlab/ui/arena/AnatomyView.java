package gradlab.ui.arena;

import gradlab.experiment.Catalogues;
import gradlab.surface.Anatomy;
import gradlab.surface.Anatomy.Term;
import gradlab.surface.Point;
import gradlab.surface.RacePlan.Result;
import gradlab.surface.Trail;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One update of the chosen runner, term by term, with the numbers filled in; and what the arrows on the map are. */
final class AnatomyView extends VBox {

    private static final int DIGITS = 3;

    private final ArenaModel model;
    private final ArenaSheet sheet;
    private final Words words;
    private final RunnerWords names;
    private final DoubleSupplier enlargement;
    private final Label title = new Label();
    private final FlowPane formula = new FlowPane();
    private final FlowPane legend = new FlowPane();
    private final VBox terms = new VBox();

    /** @param enlargement how many times longer than on the map the arrows are drawn there */
    AnatomyView(ArenaModel model, ArenaSheet sheet, DoubleSupplier enlargement) {
        this.model = model;
        this.sheet = sheet;
        this.words = sheet.words();
        this.names = new RunnerWords(words);
        this.enlargement = enlargement;
        title.setId("arena-anatomy-title");
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        formula.setId("arena-anatomy-formula");
        formula.getStyleClass().add("arena-formula-line");
        legend.getStyleClass().add("arena-flow");
        terms.setId("arena-terms");
        terms.getStyleClass().add("arena-terms");
        getStyleClass().add("arena-section");
        getChildren().addAll(title, formula, legend, terms);
    }

    /** The step that begins where the chosen runner stands; at the end of the way, the last one. */
    static Optional<Anatomy> of(ArenaModel model) {
        Result result = model.result();
        int chosen = model.chosenProperty().get();
        if (chosen >= result.trails().size() || result.trails().get(chosen).steps() == 0) {
            return Optional.empty();
        }
        Trail trail = result.trails().get(chosen);
        return Optional.of(trail.anatomy(Math.min(model.step() + 1, trail.steps())));
    }

    void show(Optional<Anatomy> anatomy) {
        formula.setVisible(anatomy.isPresent());
        legend.setVisible(anatomy.isPresent());
        if (anatomy.isEmpty()) {
            title.setText(words.get("arena.anatomy.nobody"));
            terms.getChildren().clear();
            return;
        }
        Anatomy step = anatomy.get();
        Result result = model.result();
        int runner = model.chosenProperty().get();
        String key = "optimizer." + Catalogues.OPTIMIZER.entryOf(result.plan().runners().get(runner)).spelling().english();
        title.setText(words.get("arena.anatomy.title", words.whole(step.step()), names.name(result.plan(), runner)));
        // one piece per assignment: lines with hats over letters do not break well
        formula.getChildren().setAll(Arrays.stream(words.get(key + ".formula").split(",\\s{2,}")).map(Label::new).toList());
        legend(step);
        List<String> sentences = sentences(step);
        while (terms.getChildren().size() < sentences.size()) {
            Label line = new Label();
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            terms.getChildren().add(line);
        }
        terms.getChildren().remove(sentences.size(), terms.getChildren().size());
        for (int i = 0; i < sentences.size(); i++) {
            ((Label) terms.getChildren().get(i)).setText(sentences.get(i));
        }
    }

    List<String> sentences(Anatomy step) {
        List<String> sentences = new ArrayList<>();
        boolean ahead = !step.seenAt().equals(step.from());
        sentences.add(ahead ? words.get("arena.term.gradient-ahead", number(step.seenAt()), number(step.gradient()), number(step.gradient().length()))
                : words.get("arena.term.gradient", number(step.from()), number(step.gradient()), number(step.gradient().length())));
        if (step.noise().length() > 0) {
            sentences.add(words.get("arena.term.noise", number(step.noise())));
        }
        for (Term term : step.terms()) {
            sentences.add(words.get("arena.term." + term.id(), term.numbers().stream().map(this::number).toArray()));
        }
        String turn = step.turn().isPresent() ? words.get("arena.term.turn", words.number(Math.rint(10 * step.turn().getAsDouble()) / 10, DIGITS)) : "";
        sentences.add((words.get("arena.term.step", number(step.change()), number(step.length())) + " " + turn).strip());
        sentences.add(words.get(!Double.isFinite(step.after()) ? "arena.term.lost" : step.after() > step.before() ? "arena.term.up" : step.after() < step.before() ? "arena.term.down" : "arena.term.level",
                number(step.before()), number(step.after())));
        return sentences;
    }

    private String number(Object number) {
        return switch (number) {
            case Point point -> names.point(point.x(), point.y(), DIGITS);
            case Long whole -> words.whole(whole);
            case Double value -> words.number(value, DIGITS);
            default -> String.valueOf(number);
        };
    }

    private void legend(Anatomy step) {
        double times = enlargement.getAsDouble();
        String larger = times == 1 ? "" : " " + words.get("arena.arrow.larger", words.number(times, 2));
        List<HBox> entries = new ArrayList<>();
        entries.add(entry(0, words.get("arena.arrow.gradient")));
        if (step.carried().length() > 0) {
            entries.add(entry(1, words.get("arena.arrow.carried") + larger));
        }
        entries.add(entry(2, words.get("arena.arrow.step") + larger));
        legend.getChildren().setAll(entries);
    }

    private HBox entry(int arrow, String text) {
        Label sign = new Label("→");
        sign.setTextFill(MapPainter.arrowColour(sheet.paletteProperty().get(), arrow));
        sign.getStyleClass().add("arena-arrow");
        Label word = new Label(text);
        word.getStyleClass().add("caption");
        HBox entry = new HBox(sign, word);
        entry.getStyleClass().add("arena-line");
        return entry;
    }
}
