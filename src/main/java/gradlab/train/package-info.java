/** The answer: runs, the training thread, what is recorded of them and the files they leave. */
package gradlab.train;
