package main

import (
	"fmt"
	"slices"
	"strconv"
)

// polisComment is a row of comments.csv.
type polisComment struct {
	id, author, body  string
	accepted          bool
	agrees, disagrees int
}

// polisVote is the newest vote of one voter on one comment.
type polisVote struct {
	comment, voter string
	vote           vote
}

// comments are those of comments.csv, in the order of their ids.
func (e polisExport) comments() ([]polisComment, error) {
	table, err := e.table("comments.csv", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
	if err != nil {
		return nil, err
	}
	var comments []polisComment
	for n, row := range table {
		agrees, err := e.number("comments.csv", n, row, "agrees")
		if err != nil {
			return nil, err
		}
		disagrees, err := e.number("comments.csv", n, row, "disagrees")
		if err != nil {
			return nil, err
		}
		comments = append(comments, polisComment{
			id: row["comment-id"], author: row["author-id"], body: row["comment-body"],
			accepted: row["moderated"] == accepted, agrees: agrees, disagrees: disagrees,
		})
	}
	slices.SortStableFunc(comments, func(a, b polisComment) int { return compareNumbers(a.id, b.id) })
	return comments, nil
}

// votes are those of votes.csv, with the sign that comments.csv gives them:
// exports differ in whether 1 agrees or disagrees.
func (e polisExport) votes(comments []polisComment) ([]polisVote, error) {
	table, err := e.table("votes.csv", "timestamp", "comment-id", "voter-id", "vote")
	if err != nil {
		return nil, err
	}
	var all []polisVote
	newest := map[[2]string]int{} // where in table
	for n, row := range table {
		value, err := e.number("votes.csv", n, row, "vote")
		if err != nil || value < -1 || value > 1 {
			return nil, fmt.Errorf("%s: row %d has the vote %q: it must be -1, 0 or 1", e.path("votes.csv"), n+2, row["vote"])
		}
		all = append(all, polisVote{comment: row["comment-id"], voter: row["voter-id"], vote: vote(value)})
		key := [2]string{row["comment-id"], row["voter-id"]}
		if last, again := newest[key]; !again || compareNumbers(table[last]["timestamp"], row["timestamp"]) <= 0 {
			newest[key] = n
		}
	}
	sign, err := e.sign(all, comments)
	if err != nil {
		return nil, err
	}
	var votes []polisVote
	for n, each := range all {
		if newest[[2]string{each.comment, each.voter}] == n {
			each.vote *= sign
			votes = append(votes, each)
		}
	}
	return votes, nil
}

// sign is 1 where 1 in votes.csv means agree, and -1 where it means disagree.
// A few votes may differ from what comments.csv counts, because people vote again.
func (e polisExport) sign(votes []polisVote, comments []polisComment) (vote, error) {
	ups, downs := map[string]int{}, map[string]int{}
	for _, each := range votes {
		switch each.vote {
		case 1:
			ups[each.comment]++
		case -1:
			downs[each.comment]++
		}
	}
	same, opposite, total := 0, 0, 0
	for _, comment := range comments {
		up, down := ups[comment.id], downs[comment.id]
		same += distance(up, comment.agrees) + distance(down, comment.disagrees)
		opposite += distance(down, comment.agrees) + distance(up, comment.disagrees)
		total += comment.agrees + comment.disagrees
	}
	switch {
	case same < opposite && same*mostDiffer <= total:
		return 1, nil
	case opposite < same && opposite*mostDiffer <= total:
		return -1, nil
	}
	return 0, fmt.Errorf("%s: neither 1 nor -1 can mean agree: the votes do not fit agrees and disagrees in comments.csv", e.path("votes.csv"))
}

// mostDiffer: one vote in so many may differ from the counts.
const mostDiffer = 10

func distance(a, b int) int { return max(a-b, b-a) }

func (e polisExport) number(file string, n int, row map[string]string, column string) (int, error) {
	value, err := strconv.Atoi(row[column])
	if err != nil {
		return 0, fmt.Errorf("%s: row %d: %s must be a whole number, not %q", e.path(file), n+2, column, row[column])
	}
	return value, nil
}
