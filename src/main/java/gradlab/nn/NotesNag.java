package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * Nesterov's method as the lecture notes print it, steps a–e, taken literally:
 *
 * <blockquote>a. Вычислить градиент функции потерь L(w) на текущем значении вектора параметров: g = ∇L(w). b. Обновить
 * скорость: v = βv − αg … c. Сделать «предварительное обновление» вектора параметров модели: w′ = w + βv. d. Вычислить
 * градиент функции потерь L(w′) на новом значении вектора параметров: g′ = ∇L(w′). e. Обновить вектор параметров модели:
 * w = w − αg′.</blockquote>
 *
 * The velocity never moves w: this is gradient descent with a gradient from elsewhere, two gradients per step, and it
 * diverges where {@link NesterovClassic} arrives. The notes start from any v; here it starts at 0.
 */
@Named(en = "notes-nag", ru = "Нестеров-из-конспекта")
public record NotesNag(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "momentum", ru = "импульс", also = {"бета", "beta"}) @Range(min = 0, max = 0.9999) double momentum) implements Optimizer {

    public NotesNag() {
        this(1e-3, 0.9);
    }

    @Override
    public int buffers() {
        return 1;
    }

    @Override
    public int averageAt() {
        return 0;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        double[] w = p.values();
        double[] g = p.direction();
        double[] v = memory.buffer(0);
        double[] ahead = memory.scratch(0, w.length);
        double[] there = memory.scratch(1, w.length);
        double alpha = move.rate();
        double beta = move.momentum(momentum);
        for (int i = 0; i < w.length; i++) {
            v[i] = beta * v[i] - alpha * g[i];
            ahead[i] = w[i] + beta * v[i];
        }
        move.objective().at(ahead, there);
        for (int i = 0; i < w.length; i++) {
            w[i] -= alpha * there[i];
        }
    }
}
