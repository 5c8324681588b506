package gradlab.ui.arena;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Compatibility;
import gradlab.nn.Optimizer;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.arena.ArenaModel.Tuning;
import gradlab.ui.form.MemberForm;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who runs: the table, more runners, the best rate for everybody, and all numbers of the one that is chosen. */
final class Runners extends VBox {

    private final ArenaModel model;
    private final LabModel lab;
    private final Words words;
    private final RunnerWords names;
    private final Consumer<String> say;
    private final MenuButton add;
    private final Button tune;
    private final Button tuneOne;
    private final Button copy;
    private final Button take;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label progress = new Label();
    private final HBox search;
    private final Label title = new Label();
    private final MemberForm<Optimizer> form;
    private final VBox close;

    /** @param say tells one quiet sentence in the status line */
    Runners(ArenaModel model, LabModel lab, ArenaSheet sheet, Standings table, Consumer<String> say) {
        this.model = model;
        this.lab = lab;
        this.words = sheet.words();
        this.names = new RunnerWords(words);
        this.say = say;
        // a riddle's settings are not to be changed from here
        take = act(Controls.worded(new Button(), "take", Feather.CORNER_UP_LEFT, words), this::take);
        take.disableProperty().bind(lab.concealedProperty());
        add = Controls.worded(new MenuButton(), "add", Feather.PLUS, words);
        Catalogues.OPTIMIZER.entries().forEach(entry -> add.getItems().add(item(entry)));
        tune = Controls.worded(new Button(), "tune", Feather.SLIDERS, words);
        tune.setOnAction(_ -> model.tune(IntStream.range(0, model.plan().runners().size()).boxed().toList()));
        Button cancel = Controls.worded(new Button(), "tune-cancel", Feather.X, words);
        cancel.setOnAction(_ -> model.cancelTuning());
        bar.setId("arena-tune-bar");
        bar.accessibleTextProperty().bind(words.of("arena.tune"));
        progress.getStyleClass().add("caption");
        search = new HBox(bar, progress, cancel);
        search.getStyleClass().add("arena-line");
        form = new MemberForm<>(lab, words, "arena-optimizer", "key.optimizer", Catalogues.OPTIMIZER, new Optimizer.Sgd(), changed -> model.runner(model.chosenProperty().get(), changed));
        title.getStyleClass().add("card-title");
        title.setId("arena-chosen");
        copy = act(Controls.worded(new Button(), "copy", Feather.COPY, words), () -> model.chosenRunner().ifPresent(model::add));
        tuneOne = act(Controls.worded(new Button(), "tune-one", Feather.SLIDERS, words), () -> model.tune(List.of(model.chosenProperty().get())));
        Button remove = act(Controls.worded(new Button(), "remove", Feather.TRASH_2, words), () -> model.remove(model.chosenProperty().get()));
        FlowPane deeds = new FlowPane(take, tuneOne, copy, remove);
        deeds.getStyleClass().add("arena-flow");
        close = new VBox(title, deeds, form);
        close.getStyleClass().add("arena-chosen");
        Label fair = Controls.text(words.of("arena.fair"), "caption");
        fair.setId("arena-fair");
        FlowPane whole = new FlowPane(add, tune, fair);
        whole.getStyleClass().add("arena-flow");
        getStyleClass().add("arena-section");
        getChildren().addAll(whole, search, table, close);
        progress.setId("arena-tune-result");
        sheet.keep(model.planProperty().subscribe(_ -> show()));
        sheet.keep(model.chosenProperty().subscribe(_ -> show()));
        sheet.keep(model.tuningProperty().subscribe(_ -> searched()));
        sheet.keep(words.textsProperty().subscribe(_ -> {
            show();
            searched();
        }));
        bar.managedProperty().bind(bar.visibleProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.visibleProperty().bind(bar.visibleProperty());
        search.managedProperty().bind(search.visibleProperty());
    }

    private static Button act(Button button, Runnable what) {
        button.setOnAction(_ -> what.run());
        return button;
    }

    private CustomMenuItem item(Entry<Optimizer> entry) {
        String key = "optimizer." + entry.spelling().english();
        Label word = new Label();
        word.textProperty().bind(words.of(key));
        Tips.on(word, words.of(key + ".hint"));
        CustomMenuItem item = new CustomMenuItem(word);
        item.setId("arena-add-" + entry.spelling().english());
        item.setOnAction(_ -> model.add(entry.standard()));
        return item;
    }

    private void show() {
        add.setDisable(!model.hasRoom());
        copy.setDisable(!model.hasRoom());
        Optional<Optimizer> runner = model.chosenRunner();
        close.setVisible(runner.isPresent());
        close.setManaged(runner.isPresent());
        runner.ifPresent(it -> {
            form.show(it);
            title.setText(names.name(model.plan(), model.chosenProperty().get()));
        });
    }

    private void searched() {
        Optional<Tuning> tuning = model.tuningProperty().get();
        boolean working = tuning.filter(now -> !now.over()).isPresent();
        search.setVisible(tuning.isPresent());
        bar.setVisible(working);
        tune.setDisable(working);
        tuneOne.setDisable(working);
        tuning.ifPresent(now -> {
            bar.setProgress((double) now.done() / Math.max(1, now.all()));
            progress.setText(working ? words.get("arena.tune.progress", words.whole(now.done()), words.whole(now.all())) : found(now));
        });
        progress.setWrapText(!working);
        progress.setMinWidth(working ? Region.USE_PREF_SIZE : 0);
    }

    private String found(Tuning over) {
        if (over.stranded().isEmpty()) {
            return words.get("arena.tune.done");
        }
        String who = over.stranded().stream().filter(i -> i < model.plan().runners().size()).map(i -> names.name(model.plan(), i)).collect(Collectors.joining(", "));
        return words.get("arena.tune.stranded", who);
    }

    /** The experiment gets the chosen optimizer, as one step of undo. */
    private void take() {
        model.chosenRunner().ifPresent(optimizer -> {
            lab.edit(Compatibility.withOptimizer(lab.spec(), optimizer));
            say.accept(words.get("arena.taken", names.method(optimizer), words.number(optimizer.rate(), 3)));
        });
    }
}
