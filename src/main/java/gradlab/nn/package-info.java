/**
 * What learns: layers, activations, losses, initialisers, optimizers, schedules. Arrays are flat and row-major, weights
 * of a layer are in × out, one example per row. Nothing here allocates during a step.
 */
package gradlab.nn;
