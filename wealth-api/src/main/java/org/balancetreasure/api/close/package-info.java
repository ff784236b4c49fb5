/** Closed business dates over HTTP, for finance staff. */
@NullMarked
package org.balancetreasure.api.close;

import org.jspecify.annotations.NullMarked;
