/** Calculations with matrices that need no training: ranks, norms, samples, derivatives. */
package gradlab.lesson.sheet;
