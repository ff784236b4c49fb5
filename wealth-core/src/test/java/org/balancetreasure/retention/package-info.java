/** What is kept how long. */
@NullMarked
package org.balancetreasure.retention;

import org.jspecify.annotations.NullMarked;
