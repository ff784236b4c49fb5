/** Proposals of finance staff and their approval by a second person, over HTTP. */
@NullMarked
package org.balancetreasure.api.approvals;

import org.jspecify.annotations.NullMarked;
