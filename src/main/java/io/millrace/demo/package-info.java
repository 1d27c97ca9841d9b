/**
 * What `demo` needs: made-up reviews in seven languages. Start reading at {@link io.millrace.demo.ReviewGenerator}; the
 * phrases are readable resources beside the classes, one file a language. The generator imports the JDK only and no
 * other package of Millrace.
 */
package io.millrace.demo;
