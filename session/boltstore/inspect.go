package boltstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"syscall"
)

// What bbolt writes, see its internal/common: pages with a head of 16 bytes; two
// of them are heads of the file, of which the newer one counts.
const (
	pageSize     = 4096
	pageHead     = 16
	elementSize  = 16
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketFlag   = 0x01
	fileMagic    = 0xED0CDAED
	fileVersion  = 2
)

// survey walks the whole file once before bbolt reads it, because bbolt trusts
// what it reads: one changed bit can make it panic where nobody can recover, run
// in a circle, or leave entries out in silence.
type survey struct {
	data []byte
	end  uint64 // first page that was never used
	seen []bool // by page
}

// inspect returns an error if the file is damaged. halfRead means that one of
// the file's two heads is: the other one may be a transaction older.
func inspect(path string) (halfRead bool, err error) {
	defer faultsToErrors(&err)()
	data, err := mapFile(path)
	if err != nil || data == nil {
		return false, err
	}
	defer func() { _ = syscall.Munmap(data) }()
	if halfRead, err = inspectData(data); err != nil {
		return false, fmt.Errorf("%s: %w", path, err)
	}
	return halfRead, nil
}

func inspectData(data []byte) (halfRead bool, err error) {
	first, firstWell := headAt(data, 0)
	second, secondWell := headAt(data, 1)
	newest := first
	if !firstWell || secondWell && second.txid > first.txid {
		newest = second
	}
	if !firstWell && !secondWell || newest.pages > uint64(len(data)/pageSize) {
		return false, errDamaged
	}
	s := &survey{data: data, end: newest.pages, seen: make([]bool, newest.pages)}
	return !firstWell || !secondWell, s.walk(newest)
}

// mapFile returns nil for a file that is not there.
func mapFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() < 4*pageSize {
		return nil, fmt.Errorf("%s has %d bytes: %w", path, info.Size(), errDamaged)
	}
	return syscall.Mmap(int(file.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
}

type head struct{ root, freelist, pages, txid uint64 }

func headAt(data []byte, page int) (head, bool) {
	meta := data[page*pageSize+pageHead:][:64]
	number := func(at int) uint64 { return binary.NativeEndian.Uint64(meta[at:]) }
	short := func(at int) uint32 { return binary.NativeEndian.Uint32(meta[at:]) }
	sum := fnv.New64a()
	_, _ = sum.Write(meta[:56])
	well := short(0) == fileMagic && short(4) == fileVersion && short(8) == pageSize && number(56) == sum.Sum64()
	return head{root: number(16), freelist: number(32), pages: number(40), txid: number(48)}, well
}

func (s *survey) walk(from head) error {
	free, err := s.take(from.freelist)
	if err != nil {
		return err
	}
	if err := s.freePages(free); err != nil {
		return err
	}
	if err := s.tree(from.root, nil, nil); err != nil {
		return err
	}
	for id := uint64(2); id < s.end; id++ {
		if !s.seen[id] {
			return fmt.Errorf("page %d is neither used nor free: %w", id, errDamaged)
		}
	}
	return nil
}

type page struct {
	id    uint64
	flags uint16
	count int
	body  []byte
}

// take marks a page and those it runs over into.
func (s *survey) take(id uint64) (page, error) {
	if id < 2 || id >= s.end {
		return page{}, fmt.Errorf("page %d is out of bounds: %w", id, errDamaged)
	}
	found := pageOf(s.data[id*pageSize:])
	over := uint64(binary.NativeEndian.Uint32(s.data[id*pageSize+12:]))
	if found.id != id || id+over >= s.end {
		return page{}, fmt.Errorf("page %d is not itself: %w", id, errDamaged)
	}
	for each := id; each <= id+over; each++ {
		if err := s.mark(each); err != nil {
			return page{}, err
		}
	}
	found.body = s.data[id*pageSize+pageHead : (id+over+1)*pageSize]
	return found, nil
}

func pageOf(data []byte) page {
	return page{
		id:    binary.NativeEndian.Uint64(data),
		flags: binary.NativeEndian.Uint16(data[8:]),
		count: int(binary.NativeEndian.Uint16(data[10:])),
		body:  data[pageHead:],
	}
}

func (s *survey) mark(id uint64) error {
	if id < 2 || id >= s.end || s.seen[id] {
		return fmt.Errorf("page %d is used twice: %w", id, errDamaged)
	}
	s.seen[id] = true
	return nil
}

func (s *survey) freePages(list page) error {
	count, ids := uint64(list.count), list.body
	if list.count == 0xFFFF { // then the first id is the count
		count, ids = binary.NativeEndian.Uint64(ids), ids[8:]
	}
	if list.flags != freelistPage || count > uint64(len(ids)/8) {
		return fmt.Errorf("the list of free pages: %w", errDamaged)
	}
	for i := range count {
		if err := s.mark(binary.NativeEndian.Uint64(ids[8*i:])); err != nil {
			return err
		}
	}
	return nil
}

// tree walks the pages of one bucket, whose keys lie in [low, high).
func (s *survey) tree(id uint64, low, high []byte) error {
	found, err := s.take(id)
	if err != nil {
		return err
	}
	if found.count == 0 {
		return fmt.Errorf("page %d is empty: %w", id, errDamaged)
	}
	switch found.flags {
	case branchPage:
		return s.branch(found, low, high)
	case leafPage:
		_, err := s.leaf(found, low, high)
		return err
	}
	return fmt.Errorf("page %d is of no kind: %w", id, errDamaged)
}

func (s *survey) branch(of page, low, high []byte) error {
	elements, _, err := elementsOf(of, low, high)
	if err != nil {
		return err
	}
	for i, element := range elements {
		limit := high
		if i+1 < len(elements) {
			limit = elements[i+1].key
		}
		if err := s.tree(element.child, element.key, limit); err != nil {
			return err
		}
	}
	return nil
}

// leaf returns the number of bytes used.
func (s *survey) leaf(of page, low, high []byte) (used int, err error) {
	elements, used, err := elementsOf(of, low, high)
	if err != nil {
		return 0, err
	}
	for _, element := range elements {
		switch element.flags {
		case 0:
		case bucketFlag:
			if err := s.bucket(element); err != nil {
				return 0, err
			}
		default:
			return 0, fmt.Errorf("page %d: %w", of.id, errDamaged)
		}
	}
	return used, nil
}

// bucket looks into a bucket, which lies in its element if it is small.
func (s *survey) bucket(in element) error {
	if len(in.value) < 16 || binary.NativeEndian.Uint64(in.value[8:]) != sumOfName(in.key) {
		return fmt.Errorf("bucket %q: %w", in.key, errDamaged)
	}
	if root := binary.NativeEndian.Uint64(in.value); root != 0 {
		return s.tree(root, nil, nil)
	}
	if len(in.value) < 16+pageHead {
		return fmt.Errorf("bucket %q: %w", in.key, errDamaged)
	}
	inline := pageOf(in.value[16:])
	used, err := s.leaf(inline, nil, nil)
	if err == nil && (inline.flags != leafPage || used != len(inline.body)) {
		err = fmt.Errorf("bucket %q: %w", in.key, errDamaged)
	}
	return err
}

type element struct {
	flags uint32
	key   []byte
	value []byte
	child uint64 // of a branch
}

// elementsOf reads a page's elements, whose keys and values follow each other
// without a gap: so no change of their number goes unseen.
func elementsOf(of page, low, high []byte) (elements []element, used int, err error) {
	damaged := fmt.Errorf("page %d: %w", of.id, errDamaged)
	next := uint64(of.count * elementSize)
	if next > uint64(len(of.body)) {
		return nil, 0, damaged
	}
	for i := range of.count {
		at := of.body[i*elementSize:]
		numbers := [4]uint32{}
		for n := range numbers {
			numbers[n] = binary.NativeEndian.Uint32(at[4*n:])
		}
		one := element{flags: numbers[0]}
		position, keySize, valueSize := uint64(numbers[1]), uint64(numbers[2]), uint64(numbers[3])
		if of.flags == branchPage {
			position, keySize, valueSize = uint64(numbers[0]), uint64(numbers[1]), 0
			one.child = binary.NativeEndian.Uint64(at[8:])
		}
		start := uint64(i*elementSize) + position
		if start != next || start+keySize+valueSize > uint64(len(of.body)) {
			return nil, 0, damaged
		}
		next = start + keySize + valueSize
		one.key, one.value = of.body[start:start+keySize], of.body[start+keySize:next]
		if bytes.Compare(one.key, low) < 0 || i > 0 && bytes.Equal(one.key, low) || high != nil && bytes.Compare(one.key, high) >= 0 {
			return nil, 0, damaged
		}
		low = one.key
		elements = append(elements, one)
	}
	return elements, int(next), nil
}
