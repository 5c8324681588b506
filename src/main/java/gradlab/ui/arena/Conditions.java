package gradlab.ui.arena;

import gradlab.surface.Noise;
import gradlab.surface.Point;
import gradlab.surface.RacePlan;
import gradlab.ui.Words;
import gradlab.ui.form.RangeSlider;
import gradlab.ui.form.ValueField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Where the race starts, when it ends, and how noisy the gradient is. */
final class Conditions extends VBox {

    private static final double LEAST_NOISE = 1e-3;
    private static final double GREATEST_NOISE = 100;
    private static final double FAR = 1e6;
    private static final double LEAST_GOAL = 1e-12;
    private static final double GREATEST_GOAL = 1e3;
    private static final long GREATEST_SEED = 1_000_000;

    private final ArenaModel model;

    Conditions(ArenaModel model, ArenaSheet sheet) {
        this.model = model;
        Words words = sheet.words();
        ValueField<Double> x = ValueField.decimal("arena-x", words, -FAR, FAR, 0, value -> model.start(new Point(value, model.plan().start().y())));
        ValueField<Double> y = ValueField.decimal("arena-y", words, -FAR, FAR, 0, value -> model.start(new Point(model.plan().start().x(), value)));
        ValueField<Long> steps = ValueField.whole("arena-steps", words, 1, RacePlan.MOST_STEPS, 1, value -> model.change(model.plan().withSteps(value.intValue())));
        ValueField<Double> goal = ValueField.decimal("arena-goal", words, LEAST_GOAL, GREATEST_GOAL, 1, value -> model.change(model.plan().withTolerance(value)));
        ValueField<Double> sigma = ValueField.decimal("arena-noise", words, 0, GREATEST_NOISE, 0, this::noise);
        RangeSlider strength = new RangeSlider("arena-noise-slider", LEAST_NOISE, GREATEST_NOISE, true, value -> noise(value <= LEAST_NOISE ? 0 : value), () -> { });
        strength.getStyleClass().add("arena-number");
        Controls.name(strength, "noise", words);
        ValueField<Long> seed = ValueField.whole("arena-seed", words, 0, GREATEST_SEED, 1, value -> model.change(model.plan().withNoise(new Noise(model.plan().noise().sigma(), value))));
        FlowPane start = flow(Controls.labelled(x, "x", words), Controls.labelled(y, "y", words));
        FlowPane end = flow(Controls.labelled(steps, "steps", words), Controls.labelled(goal, "goal", words));
        FlowPane noise = flow(Controls.labelled(sigma, "noise", words, strength), Controls.labelled(seed, "seed", words));
        getStyleClass().add("arena-section");
        getChildren().addAll(start, end, noise, Controls.text(words.of("arena.noise.hint"), "caption"));
        sheet.keep(model.planProperty().subscribe(plan -> {
            x.show(plan.start().x());
            y.show(plan.start().y());
            steps.show((long) plan.steps());
            goal.show(plan.tolerance());
            sigma.show(plan.noise().sigma());
            strength.show(Math.max(LEAST_NOISE, plan.noise().sigma()));
            seed.show(plan.noise().seed());
            seed.setDisable(plan.noise().sigma() == 0);
        }));
    }

    private void noise(double sigma) {
        model.change(model.plan().withNoise(new Noise(sigma, model.plan().noise().seed())));
    }

    private static FlowPane flow(javafx.scene.Node... nodes) {
        FlowPane flow = new FlowPane(nodes);
        flow.getStyleClass().add("arena-flow");
        return flow;
    }
}
